(** * Theorem 2, the algorithms, with networks as outputs

    An output that is accurate at all samples can be given as a network with one hidden layer that takes these values. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.PhaseTransitionClass
  Definitions.BreakdownEpsilons Definitions.NeuralNetworks
  LinearAlgebra.Sums LinearAlgebra.Norms NeuralNetworks.Existence Positive.KMinusOneDigits Positive.KMinusTwoDigits.
Open Scope R_scope.

Section MappedOutputs.

Variables (query answer output output' : Type) (f : output -> output') (G : strategy query answer output).

(** The same queries; the output goes through f. *)
Definition map_output : strategy query answer output' := fun known =>
  match G known with
  | ask q => ask q
  | halt o => halt (f o)
  end.

Lemma map_output_answers iota M : answers map_output iota M = answers G iota M.
Proof.
  induction M as [|M IH]; [reflexivity|]. simpl. rewrite IH. unfold map_output. destruct (G _); reflexivity.
Qed.

Lemma map_output_halts iota M o : halts_within G iota M o -> halts_within map_output iota M (f o).
Proof.
  unfold halts_within. rewrite map_output_answers. unfold map_output. intros ->. reflexivity.
Qed.

End MappedOutputs.

Arguments map_output {query answer output output'}.

Section NetworksAsOutputs.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let P := class_setting C.

(** The network has one hidden layer of R - 1 ReLUs at most, and its values at the samples have an error of at most e. *)
Definition accurate_network (A : matrix) (e : R) (phi : network) : Prop :=
  (exists width, one_hidden_layer phi (rows P) width (columns P) /\ (width <= samples C - 1)%nat) /\
  accurate P A e (fun k => evaluate phi (sample P k)).

Lemma network_of_answers : exists network_of : answer_vectors -> network,
  forall A e out, accurate P A e out -> accurate_network A e (network_of out).
Proof.
  destruct (network_of_values (rows P) (columns P) (sample P) (samples C)) as [network_of [width [Hwidth H]]].
  exists network_of. intros A e out Hout. destruct (H out) as [Hhidden Hval]. split.
  - exists width. split; assumption.
  - intros k Hk delta Hdelta. destruct (Hval k Hk) as [l [Hl [Hy Hx]]].
    destruct (Hout l Hl delta Hdelta) as [s [Hs Hn]]. exists s. split.
    + apply (solution_ext _ _ _ A (sample P l) (sample P k) s s); auto.
    + rewrite (norm_ext _ _ (vsub (out l) s)); [exact Hn|]. intros j _. unfold vsub. rewrite Hx. reflexivity.
Qed.

Theorem K_minus_1_digits_by_networks : exists G : strategy query datum network,
  forall A iota, Omega C A -> admissible P A iota ->
    exists phi, halts_with G iota phi /\ accurate_network A (/ 10 ^ (digits C - 1)) phi.
Proof.
  destruct network_of_answers as [f Hf]. destruct (K_minus_1_digits C valid) as [N HN].
  exists (map_output f (K_minus_1_digits_strategy C N)). intros A iota HA Hiota.
  destruct (HN A iota HA Hiota) as [out [[M HM] Hout]]. exists (f out). split; [|apply Hf, Hout].
  exists M. apply map_output_halts, HM.
Qed.

Theorem K_minus_2_digits_by_networks : exists G : strategy query datum network,
  forall A iota, Omega C A -> admissible P A iota ->
    exists M phi, (M <= levels C)%nat /\ halts_within G iota M phi /\
      accurate_network A (9 / 10 * / 10 ^ (digits C - 2)) phi.
Proof.
  destruct network_of_answers as [f Hf]. exists (map_output f (K_minus_2_digits_strategy C)). intros A iota HA Hiota.
  destruct (K_minus_2_digits C valid A iota HA Hiota) as [M [out [HM [Hh Hout]]]]. exists M, (f out).
  split; [exact HM|]. split; [apply map_output_halts, Hh|apply Hf, Hout].
Qed.

End NetworksAsOutputs.
