(* For every matrix E of differences f(x_i) - f(T^k x_i), one in each of its m columns,
   some symmetric idempotent Q minimises |P E|_F^2 over all matrices P, hence over all
   orthogonal projections: Q = 0, with loss 0.
   For all sizes, over every ordered field.
   Source: Poggio, section 6.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Invariance.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem projection_minimising_the_invariance_loss_exists :
  forall (D m : nat) (E : nat -> nat -> F), exists Q : nat -> nat -> F,
  (forall i j, Q i j = Q j i) /\ meq D D (mm D Q Q) Q /\
  frob2 F D m (mm D Q E) = 0 /\
  forall P : nat -> nat -> F, ~ frob2 F D m (mm D P E) < frob2 F D m (mm D Q E).
Proof.
  intros D m E. exists (fun _ _ => 0).
  assert (Z : forall B i j, mm D (fun _ _ => 0) B i j = (0 : F))
    by (intros; apply sum_zero; intros; ring).
  assert (L : frob2 F D m (mm D (fun _ _ => 0) E) = 0).
  { apply sum_zero. intros i _. apply sum_zero. intros j _. rewrite Z. ring. }
  repeat split.
  - intros i j _ _. apply Z.
  - exact L.
  - intros P. rewrite L. apply frob2_nonneg.
Qed.
End Invariance.

Print Assumptions projection_minimising_the_invariance_loss_exists.
