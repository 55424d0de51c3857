(* For T of shape i x i and rank at most k (a product of an i x k and a k x i matrix):
   sum_j |T e_j - e_j|^2 >= i - k, and some item j < i (if i > 0) has i |T e_j - e_j|^2 >= i - k,
   that is |T e_j - e_j| >= sqrt(1 - k/i).  For T = a b^T, all a and b:
   |a b^T - I|_F^2 = i - 1 + (1 - <a, b>)^2 + sum_{j < l} (a_j b_l - a_l b_j)^2.  All sizes, over
   every ordered field.
   Source: Ng, Luo & Qiu, text after the S' formula. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section AutoAssociative.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma sum_ones : forall n (c : F), sum n (fun _ => c) = of_nat F n * c.
Proof. apply sum_const. Qed.

Lemma lagrange : forall n (a b : nat -> F),
  sum n (fun l => sum l (fun j => (a j * b l - a l * b j) * (a j * b l - a l * b j)))
  = dot n a a * dot n b b - dot n a b * dot n a b.
Proof.
  induction n as [|n IH]; intros a b; unfold dot in *; cbn [sum]; [ring|]. rewrite IH.
  assert (E : sum n (fun j => (a j * b n - a n * b j) * (a j * b n - a n * b j))
    = b n * b n * sum n (fun j => a j * a j) + a n * a n * sum n (fun j => b j * b j)
      - (1 + 1) * (a n * b n) * sum n (fun j => a j * b j)).
  { rewrite <- !sum_mul_l, <- sum_add, <- sum_sub. apply sum_ext. intros j _. ring. }
  rewrite E. ring.
Qed.

Theorem auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total :
  (forall (i k : nat) (T P Q : nat -> nat -> F), meq i i T (mm k P Q) ->
    let miss := fun j => nrm2 F i (fun l => T l j - delta l j) in
    ~ sum i miss < of_nat F i - of_nat F k /\
    ((0 < i)%nat -> exists j, (j < i)%nat /\ ~ of_nat F i * miss j < of_nat F i - of_nat F k)) /\
  (forall (i : nat) (a b : nat -> F),
    frob2 F i i (fun j l => a j * b l - delta j l)
    = of_nat F i - 1 + (1 - dot i a b) * (1 - dot i a b)
      + sum i (fun l => sum l (fun j => (a j * b l - a l * b j) * (a j * b l - a l * b j)))).
Proof.
  split.
  - intros i k T P Q HT miss.
    assert (Tot : ~ sum i miss < of_nat F i - of_nat F k).
    { destruct (projector F i k (fun a l => P l a)) as [R [Sy [Id [An Tr]]]].
      rewrite sum_ones in Tr. replace (of_nat F i * 1) with (of_nat F i) in Tr by ring.
      apply (le_trans_F F _ _ _ Tr). apply sum_le. intros j Hj.
      apply (le_trans_F F) with (nrm2 F i (mv i R (fun l => T l j - delta l j)));
        [|apply projector_contracts; assumption].
      assert (E : nrm2 F i (mv i R (fun l => T l j - delta l j)) = R j j).
      { rewrite <- (Id j j Hj Hj). unfold nrm2, mm. apply sum_ext. intros l Hl.
        assert (E1 : mv i R (fun l => T l j - delta l j) l = - R l j).
        { transitivity (mm i R (mm k P Q) l j - mv i R (fun p => delta p j) l).
          - unfold mv, mm at 1. rewrite <- sum_sub. apply sum_ext. intros p Hp. rewrite (HT p j Hp Hj). ring.
          - rewrite (mv_delta F R l Hj), <- (mm_associative F). unfold mm at 1.
            rewrite sum_zero; [ring|]. intros a Ha.
            transitivity (0 * Q a j); [f_equal; apply (An a l Ha Hl)|ring]. }
        rewrite E1, (Sy j l). ring. }
      rewrite E. apply lt_irrefl. }
    split; [exact Tot|]. intro Hi.
    assert (Dec : forall n c, (exists j, (j < n)%nat /\ ~ miss j < c) \/
              (forall j, (j < n)%nat -> miss j < c)).
    { intros n c. induction n as [|n [[j [Hj N]]|H]]; [right; intros; lia|left; exists j; split; [lia|exact N]|].
      destruct (lt_total F (miss n) c) as [L|L].
      - right. intros j Hj. destruct (Nat.eq_dec j n) as [->|]; [exact L|apply H; lia].
      - left. exists n. split; [lia|]. intro Z.
        destruct L as [L|L]; [rewrite L in Z; exact (lt_irrefl F _ Z)|exact (lt_asym F _ _ L Z)]. }
    pose proof (of_nat_pos F i Hi) as Pi. pose proof (inv_left F (pos_neq F _ Pi)) as I.
    pose proof (inv_pos F _ Pi) as Pv.
    set (c := rinv F (of_nat F i) * (of_nat F i - of_nat F k)).
    assert (Ec : of_nat F i * c = of_nat F i - of_nat F k).
    { unfold c. transitivity ((rinv F (of_nat F i) * of_nat F i) * (of_nat F i - of_nat F k)); [ring|].
      rewrite I. ring. }
    destruct (Dec i c) as [[j [Hj N]]|H].
    + exists j. split; [exact Hj|]. intro L. apply N.
      replace (miss j) with (rinv F (of_nat F i) * (of_nat F i * miss j)).
      * unfold c. apply lt_mul_pos_l; [exact Pv|exact L].
      * transitivity ((rinv F (of_nat F i) * of_nat F i) * miss j); [ring|]. rewrite I. ring.
    + exfalso. apply Tot. rewrite <- Ec, <- sum_const.
      assert (St : forall n, (0 < n)%nat -> (n <= i)%nat -> sum n miss < sum n (fun _ => c)).
      { induction n as [|n IH]; intros H0 Hn; [lia|]. cbn [sum]. destruct n as [|n].
        - cbn [sum]. apply lt_add, H. lia.
        - apply lt_add2; [apply IH; lia|apply H; lia]. }
      apply St; lia.
  - intros i a b. rewrite lagrange.
    assert (E : frob2 F i i (fun j l => a j * b l - delta j l)
      = dot i a a * dot i b b - (1 + 1) * dot i a b + of_nat F i).
    { unfold frob2.
      transitivity (sum i (fun j => a j * a j * dot i b b - (1 + 1) * (a j * b j) + 1)).
      - apply sum_ext. intros j Hj. unfold dot.
        transitivity (a j * a j * sum i (fun l => b l * b l)
          - (1 + 1) * sum i (fun l => a j * b l * delta l j) + sum i (fun l => delta l j * delta l j)).
        + rewrite <- !sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros l _.
          rewrite (delta_sym F j l). ring.
        + rewrite (sum_delta F (fun l => a j * b l) Hj), (sum_delta F (fun l => delta l j) Hj), delta_same.
          ring.
      - rewrite sum_add, sum_sub, sum_mul_r, sum_mul_l, sum_ones. unfold dot. ring. }
    rewrite E. ring.
Qed.
End AutoAssociative.

Print Assumptions auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total.
