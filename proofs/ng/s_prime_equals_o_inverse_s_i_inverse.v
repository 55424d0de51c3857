(* For square invertible I_dist, O_dist (inverses NI, NO) and O_dist S' I_dist = S:
   S' = O_dist^-1 S I_dist^-1.  All sizes, over every ordered field.
   Source: Ng, Luo & Qiu, formula for S'. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section InverseFormula.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem s_prime_equals_o_inverse_s_i_inverse :
  forall (n : nat) (O NO I NI S S' : nat -> nat -> F),
  meq n n (mm n NO O) delta -> meq n n (mm n I NI) delta ->
  meq n n (mm n O (mm n S' I)) S -> meq n n S' (mm n NO (mm n S NI)).
Proof.
  intros n O NO I NI S S' HO HI H i j Hi Hj.
  assert (Rf : forall A : nat -> nat -> F, meq n n A A) by (intros A a b _ _; reflexivity).
  transitivity (mm n NO (mm n O S') i j).
  - rewrite <- (mm_associative F), (mm_congruent F n n n _ _ _ _ HO (Rf S') i j Hi Hj).
    symmetry. apply mm_delta_l, Hi.
  - apply (mm_congruent F n n n); [apply Rf| |exact Hi|exact Hj]. intros a b Ha Hb.
    rewrite <- (mm_congruent F n n n _ _ _ _ H (Rf NI) a b Ha Hb).
    rewrite (mm_associative F). apply (mm_congruent F n n n); [apply Rf| |exact Ha|exact Hb].
    intros c d Hc Hd. rewrite (mm_associative F).
    rewrite (mm_congruent F n n n _ _ _ _ (Rf S') HI c d Hc Hd). symmetry. apply mm_delta_r, Hd.
Qed.
End InverseFormula.

Print Assumptions s_prime_equals_o_inverse_s_i_inverse.
