(* Binary patterns p 0, ..., p (N - 1) of D units, stored cyclically with clipped weights:
   W i j = 1 iff j is active in some p n and i in its successor.  Unit i fires on c iff
   W i j = 1 for every active j of c (threshold = number of active units).  Every non-empty
   fragment of every p n is followed by the successor of p n at once iff two patterns that
   share an active unit have the same successor.  For all N, D and p; next is the cyclic
   successor, but any map of the indices serves.
   Source: Poggio, section 2.1, quotation on A -> B -> C -> D -> A. *)
Require Import Arith Lia Bool.
Require Import Elenchus.formal.Finite.

Section Sequence.
Variables (N D : nat) (p : nat -> nat -> bool) (next : nat -> nat).

Definition weight (i j : nat) : Prop := exists n, n < N /\ p n j = true /\ p (next n) i = true.
Definition fires (c : nat -> bool) (i : nat) : Prop := forall j, j < D -> c j = true -> weight i j.
Definition fragment (c : nat -> bool) (n : nat) : Prop :=
  (exists j, j < D /\ c j = true) /\ forall j, j < D -> c j = true -> p n j = true.

Theorem fragments_recall_the_next_pattern_iff_each_unit_has_one_successor :
  (forall n c, n < N -> fragment c n -> forall i, i < D -> (fires c i <-> p (next n) i = true)) <->
  (forall m n j, m < N -> n < N -> j < D -> p m j = true -> p n j = true ->
     forall i, i < D -> p (next m) i = p (next n) i).
Proof.
  split.
  - (* the fragment { j } is followed by both successors *)
    intros H m n j Hm Hn Hj Pm Pn i Hi.
    assert (S : forall k, k < N -> p k j = true -> fragment (fun l => l =? j) k).
    { intros k Hk P. split.
      - exists j. split; [exact Hj|apply Nat.eqb_refl].
      - intros l _ E. apply Nat.eqb_eq in E. subst l. exact P. }
    apply eq_true_iff_eq.
    rewrite <- (H m _ Hm (S m Hm Pm) i Hi), <- (H n _ Hn (S n Hn Pn) i Hi). reflexivity.
  - intros H n c Hn [[j [Hj Cj]] P] i Hi. split.
    + intro Fi. destruct (Fi j Hj Cj) as [m [Hm [Pm Q]]].
      rewrite <- (H m n j Hm Hn Hj Pm (P j Hj Cj) i Hi). exact Q.
    + intros Q k Hk Ck. exists n. repeat split; [exact Hn|apply P; assumption|exact Q].
Qed.
End Sequence.

Print Assumptions fragments_recall_the_next_pattern_iff_each_unit_has_one_successor.
