(* For all p >= 1 and a_1, ..., a_p in (-1, 1) there is nu with M nu = 0, nu_j > 0
   for odd j <= p and nu_j < 0 for even j <= p.  Over every ordered field; indices
   start at 0 here, so the signs are + at even and - at odd indices.  nu is split
   into its first p entries v and the last entry e.
   Source: Du, three-layer section. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Kernel.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem kernel_vector_with_alternating_signs_exists :
  forall (p : nat) (a : nat -> F), (1 <= p)%nat ->
  (forall j, (j < p)%nat -> - (1) < a j /\ a j < 1) ->
  exists (v : nat -> F) (e : F),
  (forall j, (j < p)%nat -> Mapp F p a v e j = 0) /\
  (forall j, (j < p)%nat -> (Nat.even j = true -> 0 < v j) /\ (Nat.even j = false -> v j < 0)).
Proof.
  intros p a Hp Ha.
  exists (Mrec F a (fun _ => 0) 1).
  exists (- sum p (fun l => Mcoef F a 0 l * Mrec F a (fun _ => 0) 1 l)).
  split; [|apply M_kernel_signs, Ha].
  apply (M_solves F p a _ _ (fun _ => 0)); [exact Hp|unfold Mapp; ring|].
  intros j Hj. cbn [Mrec].
  assert (P : 1 + a (S j) <> 0).
  { apply pos_neq. destruct (Ha (S j) Hj) as [L _]. apply lt_sub_pos in L.
    replace (a (S j) - - (1)) with (1 + a (S j)) in L by ring. exact L. }
  set (m := Mrec F a (fun _ => 0) 1 j).
  transitivity ((1 - a j) * m + (rinv F (1 + a (S j)) * (1 + a (S j))) * (0 - (1 - a j) * m)); [ring|].
  rewrite (inv_left F P). ring.
Qed.
End Kernel.

Print Assumptions kernel_vector_with_alternating_signs_exists.
