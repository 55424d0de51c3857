(* A network of depth 1 with k weights, f_W(x) = sum_j W_j phi_j(x), and any k + 1 inputs, the
   values phi_j(x_i) being P j i: there is a <> 0 with sum_i a_i f_W(x_i) = 0 for all W.  Hence no W
   gives f_W(x_i) the sign of a_i for all i with a_i <> 0, and some labelling of the inputs by
   "positive" and "negative" is not realised by any W.  All k and all features, over every ordered
   field.
   Source: Ng, Luo & Qiu, text after Theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section DepthOne.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem depth_one_needs_as_many_weights_as_inputs :
  forall (k : nat) (P : nat -> nat -> F),
  let f := fun (W : nat -> F) i => sum k (fun j => W j * P j i) in
  exists a : nat -> F, (exists i, (i < S k)%nat /\ a i <> 0) /\
    (forall W, sum (S k) (fun i => a i * f W i) = 0) /\
    (~ exists W, forall i, (i < S k)%nat -> (0 < a i -> 0 < f W i) /\ (a i < 0 -> f W i < 0)) /\
    exists label : nat -> bool, ~ exists W, forall i, (i < S k)%nat ->
      (label i = true -> 0 < f W i) /\ (label i = false -> f W i < 0).
Proof.
  intros k P f. destruct (homogeneous_system F k P) as [a [Na Ha]]. exists a.
  assert (Nz : exists i, (i < S k)%nat /\ a i <> 0).
  { assert (D : forall n, (exists i, (i < n)%nat /\ a i <> 0) \/ (forall i, (i < n)%nat -> a i = 0)).
    { induction n as [|n [[i [Hi N]]|Z]]; [right; intros; lia|left; exists i; split; [lia|exact N]|].
      destruct (eq_dec_F F (a n) 0) as [E|N]; [right|left; exists n; split; [lia|exact N]].
      intros j Hj. destruct (Nat.eq_dec j n) as [->|]; [exact E|apply Z; lia]. }
    destruct (D (S k)) as [E|Z]; [exact E|exfalso]. apply Na. unfold nrm2. apply sum_zero.
    intros i Hi. rewrite (Z i Hi). ring. }
  assert (Or : forall W, sum (S k) (fun i => a i * f W i) = 0).
  { intro W. unfold f.
    transitivity (sum (S k) (fun i => sum k (fun j => W j * (P j i * a i)))).
    - apply sum_ext. intros i _. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring.
    - rewrite sum_swap. apply sum_zero. intros j Hj. rewrite sum_mul_l.
      transitivity (W j * 0); [f_equal; apply (Ha j Hj)|ring]. }
  assert (Sign : ~ exists W, forall i, (i < S k)%nat -> (0 < a i -> 0 < f W i) /\ (a i < 0 -> f W i < 0)).
  { intros [W H]. destruct Nz as [i [Hi N]].
    assert (Pos : forall j, (j < S k)%nat -> a j <> 0 -> 0 < a j * f W j).
    { intros j Hj Nj. destruct (H j Hj) as [H1 H2]. destruct (lt_total F 0 (a j)) as [L|[L|L]].
      - apply lt_mul; [exact L|apply H1, L].
      - exfalso. apply Nj. symmetry. exact L.
      - replace (a j * f W j) with (- a j * - f W j) by ring. apply lt_mul; apply pos_opp; [exact L|apply H2, L]. }
    apply (pos_neq F _ (Pos i Hi N)).
    apply (sum_zero_nonneg F (S k) (fun j => a j * f W j)); [|apply Or|exact Hi].
    intros j Hj. destruct (eq_dec_F F (a j) 0) as [Z|Nj].
    - rewrite Z. replace (0 * f W j) with (0 : F) by ring. apply lt_irrefl.
    - apply lt_asym, Pos; assumption. }
  split; [exact Nz|]. split; [exact Or|]. split; [exact Sign|].
  destruct (@finite_choice (S k) (fun i l => (0 < a i /\ l = 1%nat) \/ (~ 0 < a i /\ l = 0%nat))) as [l Hl].
  { intros i _. destruct (lt_total F 0 (a i)) as [L|L]; [exists 1%nat; left; split; [exact L|reflexivity]|].
    exists 0%nat. right. split; [|reflexivity]. intro Q.
    destruct L as [L|L]; [rewrite <- L in Q; exact (lt_irrefl F _ Q)|exact (lt_asym F _ _ L Q)]. }
  exists (fun i => Nat.eqb (l i) 1). intros [W H]. apply Sign. exists W. intros i Hi.
  destruct (H i Hi) as [H1 H2]. destruct (Hl i Hi) as [[L E]|[L E]]; rewrite E in H1, H2; cbn in H1, H2.
  - split; intro Q; [apply H1; reflexivity|exfalso; exact (lt_asym F _ _ L Q)].
  - split; intro Q; [contradiction|apply H2; reflexivity].
Qed.
End DepthOne.

Print Assumptions depth_one_needs_as_many_weights_as_inputs.
