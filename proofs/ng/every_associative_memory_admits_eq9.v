(* For every map F : (M, q) -> z in R^N there are functions Sim, Sep and a matrix Proj
   with F = Proj . Sep(Sim(M, q)).  Over every commutative ring, M and q from any sets.
   Source: Ng, Luo & Qiu, eq. 9. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Theorem every_associative_memory_admits_eq9 :
  forall (R : CRing) (N : nat) (Mem Query : Type) (F : Mem -> Query -> nat -> R),
  exists (n : nat) (Sim : Mem -> Query -> nat -> R) (Sep : (nat -> R) -> nat -> R)
         (Proj : nat -> nat -> R),
  forall M q, veq N (F M q) (mv n Proj (Sep (Sim M q))).
Proof.
  intros R N Mem Query F. exists N, F, (fun s => s), (@delta R).
  intros M q i Hi. symmetry. apply mv_id, Hi.
Qed.

Print Assumptions every_associative_memory_admits_eq9.
