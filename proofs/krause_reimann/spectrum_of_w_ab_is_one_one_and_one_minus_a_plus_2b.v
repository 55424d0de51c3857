(* Repair of spectrum_of_w_ab: the eigenvalues with multiplicity of W_{a,b} of
   eq. 6 are 1, 1 and 1 - a + 2b (not 1 - a - 2b): det(tI - W_{a,b}) =
   (t - 1)(t - 1)(t - (1 - a + 2b)), identically in t, a, b, over every
   commutative ring.
   Source: Krause & Reimann, after eq. 6. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Spectrum.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem spectrum_of_w_ab_is_one_one_and_one_minus_a_plus_2b : forall a b t : R,
  det3 (fun i j => t * delta i j - W_ab a b i j)
  = (t - 1) * (t - 1) * (t - (1 - a + (b + b))).
Proof. intros. unfold det3, delta. cbn. ring. Qed.
End Spectrum.

Print Assumptions spectrum_of_w_ab_is_one_one_and_one_minus_a_plus_2b.
