(* The local field M^T M q equals Proj Sep(Sim(M, q)) with Sim(M, q) = M q, Sep = id,
   Proj = M^T.  For all p x N matrices M (entries +-1 not needed) and all q, over every
   commutative ring.
   Source: Ng, Luo & Qiu, eq. 9, reading "Hebb weights with self-coupling". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Theorem classical_hopfield_is_eq9_with_identity_separation :
  forall (R : CRing) (p N : nat) (M : nat -> nat -> R) (q : nat -> R),
  veq N (mv N (mm p (fun i k => M k i) M) q)
        (mv p (fun i k => M k i) ((fun s => s) (mv N M q))).
Proof. intros R p N M q i Hi. apply mv_mm. Qed.

Print Assumptions classical_hopfield_is_eq9_with_identity_separation.
