(* The eigenvalues with multiplicity of W'_{a,b} are a, 1, 1: its characteristic
   polynomial det(tI - W') equals (t - a)(t - 1)(t - 1), identically in t, a, b,
   over every commutative ring.
   Source: Krause & Reimann, after eq. 6. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Spectrum.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem spectrum_of_w_prime_ab : forall a b t : R,
  det3 (fun i j => t * delta i j - W'_ab a b i j) = (t - a) * (t - 1) * (t - 1).
Proof. intros. unfold det3, delta. cbn. ring. Qed.
End Spectrum.

Print Assumptions spectrum_of_w_prime_ab.
