(* T = W. or T = sigma(W.), sigma(0) = 0: 0 is a fixed point of T, and a fixed point whose
   norm is at most that of 0 is 0.  For all n, W and sigma with sigma(0) = 0 (the identity
   and ReLU among them), over every ordered field; norms are compared by their squares.
   Source: Poggio, section 5.2, first remark. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section MinimumNorm.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem fixed_point_set_of_a_bias_free_layer_has_a_unique_minimum_norm_element :
  forall (n : nat) (W : nat -> nat -> F) (sg : F -> F), sg 0 = 0 ->
  let z := fun _ : nat => (0 : F) in
  veq n (layer n sg W z) z /\
  (forall x, ~ nrm2 F n x < nrm2 F n z) /\
  (forall x, veq n (layer n sg W x) x -> ~ nrm2 F n z < nrm2 F n x -> veq n x z).
Proof.
  intros n W sg S z.
  assert (Z : nrm2 F n z = 0) by (apply sum_zero; intros; unfold z; ring).
  split; [|split].
  - intros i _. transitivity (sg 0); [|exact S]. unfold layer. f_equal. unfold mv.
    apply sum_zero. intros j _. unfold z. ring.
  - intros x. rewrite Z. apply sum_nonneg. intros i _. apply square_nonneg.
  - intros x _ H. rewrite Z in H.
    assert (E : nrm2 F n x = 0).
    { destruct (lt_total F 0 (nrm2 F n x)) as [P|[P|P]]; [contradiction|symmetry; exact P|exfalso].
      apply (sum_nonneg F n (fun i => x i * x i)); [intros; apply square_nonneg|exact P]. }
    intros i Hi. apply (sum_squares_zero F n x E i Hi).
Qed.
End MinimumNorm.

Print Assumptions fixed_point_set_of_a_bias_free_layer_has_a_unique_minimum_norm_element.
