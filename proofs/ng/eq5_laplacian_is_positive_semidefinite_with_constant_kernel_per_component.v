(* For every weighted undirected graph (w >= 0 symmetric, zero diagonal) L = D - A is
   symmetric, x^T L x >= 0, L1 = 0, and rank L = n - m, m the number of components.
   The components are given by a labelling comp of the n vertices onto { 0, ..., m-1 }
   with comp i = comp j iff a path of edges of non-zero weight joins i and j.  The rank
   is given by its complement: y -> (y_{comp i})_i is a linear bijection from the m-vectors
   onto ker L, so dim ker L = m (the step to rank L = n - m is the rank-nullity theorem,
   which is not formalised here).  For all n, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 5. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Laplacian.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component :
  forall (n : nat) (w : nat -> nat -> F), graph F n w ->
  let L := laplacian F n w in
  (forall i j, (i < n)%nat -> (j < n)%nat -> L i j = L j i) /\
  (forall x, ~ dot n x (mv n L x) < 0) /\
  veq n (mv n L (fun _ => 1)) (fun _ => 0) /\
  (forall (m : nat) (comp : nat -> nat),
     (forall i, (i < n)%nat -> (comp i < m)%nat) ->
     (forall k, (k < m)%nat -> exists i, (i < n)%nat /\ comp i = k) ->
     (forall i j, (i < n)%nat -> (j < n)%nat -> (comp i = comp j <-> joined F n w i j)) ->
     (forall y : nat -> F, veq n (mv n L (fun i => y (comp i))) (fun _ => 0)) /\
     (forall x, veq n (mv n L x) (fun _ => 0) ->
        exists y : nat -> F, veq n x (fun i => y (comp i)) /\
          forall y', veq n x (fun i => y' (comp i)) -> veq m y' y)).
Proof.
  intros n w G L. split; [|split; [|split]].
  - intros i j Hi Hj. unfold L, laplacian. rewrite (delta_sym F j i).
    rewrite (proj1 (proj1 G i j Hi Hj)).
    destruct (Nat.eq_dec i j) as [->|Ne]; [reflexivity|]. rewrite delta_diff by exact Ne. ring.
  - intros x N.
    assert (Q : (1 + 1) * dot n x (mv n L x) < 0).
    { apply pos_opp in N. pose proof (lt_mul F _ _ (two_pos F) N) as P. apply pos_sub_lt.
      match type of P with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
      exact P. }
    unfold L in Q. rewrite (laplacian_form F n w x G) in Q. revert Q.
    apply sum_nonneg. intros i Hi. apply sum_nonneg. intros j Hj Q.
    destruct (proj1 G i j Hi Hj) as [_ W].
    destruct (lt_total F 0 (w i j)) as [P|[P|P]]; [| |exact (W P)].
    + destruct (eq_dec_F F (x i - x j) 0) as [Z|Z].
      * rewrite Z in Q. replace (w i j * (0 * 0)) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q).
      * exact (lt_asym F _ _ Q (lt_mul F _ _ P (square_pos F _ Z))).
    + rewrite <- P in Q. replace (0 * ((x i - x j) * (x i - x j))) with (0 : F) in Q by ring.
      exact (lt_irrefl F _ Q).
  - intros i Hi. unfold L. rewrite (laplacian_mv F n w _ i Hi). apply sum_zero. intros j _. ring.
  - intros m comp C1 C2 C3. split.
    + intro y. apply (laplacian_kernel F n w _ G). intros i j Hi Hj W.
      replace (comp j) with (comp i); [reflexivity|]. apply C3; [exact Hi|exact Hj|].
      apply joined_step with i; [apply joined_refl|exact Hi|exact Hj|exact W].
    + intros x K.
      destruct (@finite_choice m (fun k i => (i < n)%nat /\ comp i = k) C2) as [rep Hrep].
      exists (fun k => x (rep k)). split.
      * intros i Hi. destruct (Hrep (comp i) (C1 i Hi)) as [R1 R2].
        apply (kernel_constant_on_components F n w x G K). apply C3; [exact Hi|exact R1|].
        symmetry. exact R2.
      * intros y' E k Hk. destruct (Hrep k Hk) as [R1 R2].
        rewrite (E (rep k) R1), R2. reflexivity.
Qed.
End Laplacian.

Print Assumptions eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component.
