(* Open question 6: for which phi is eq. 2 on all of R^N equivalent to eq. 3?
   A multiplier of phi is a number k with phi(k u) = phi(u) for all u.  For every phi that
   is not constant, eq. 2 for s on all of R^N holds if and only if every row of W is a
   multiple of the corresponding row of s.W by a multiplier (first part).  Hence eq. 2
   implies eq. 3 for all N, s and W if and only if 1 is the only multiplier (second part).
   0 is a multiplier exactly of constant functions and -1 of even ones; for a continuous
   phi a multiplier k with |k| <> 1 gives phi(u) = lim phi(k^n u) = phi(0), so exactly the
   constant and the even continuous functions fail.  Injectivity is not needed: max(0, t)
   has the multiplier 1 alone; the step function has every k > 0.
   For all N, s, W, over every ordered field.
   Source: Krause & Reimann, eqs. 2 and 3. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Multipliers.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition multiplier (phi : F -> F) (k : F) : Prop := forall u, phi (k * u) = phi u.
Definition constant (phi : F -> F) : Prop := forall u v, phi u = phi v.

Lemma search : forall n (P : nat -> Prop), (forall i, P i \/ ~ P i) ->
  (forall i, (i < n)%nat -> P i) \/ (exists i, (i < n)%nat /\ ~ P i).
Proof.
  induction n as [|n IH]; intros P D; [left; intros; lia|].
  destruct (IH P D) as [A|[i [Hi B]]].
  - destruct (D n) as [C|C]; [left|right; exists n; split; [lia|exact C]].
    intros i Hi. destruct (Nat.eq_dec i n) as [->|Ne]; [exact C|apply A; lia].
  - right. exists i. split; [lia|exact B].
Qed.

Lemma dot_delta : forall N (a : nat -> F) k c, (k < N)%nat ->
  dot N a (fun j => c * delta j k) = c * a k.
Proof.
  intros N a k c Hk. unfold dot. rewrite <- (sum_delta _ (fun j => c * a j) Hk).
  apply sum_ext. intros j _. ring.
Qed.

Lemma dot_two : forall N (a : nat -> F) k l c d, (k < N)%nat -> (l < N)%nat ->
  dot N a (fun j => c * delta j k + d * delta j l) = c * a k + d * a l.
Proof.
  intros N a k l c d Hk Hl. rewrite <- (dot_delta N a k c Hk), <- (dot_delta N a l d Hl).
  unfold dot. rewrite <- sum_add. apply sum_ext. intros j _. ring.
Qed.

(** Two linear forms with the same phi of the value everywhere. *)
Lemma forms : forall N (phi : F -> F) (a b : nat -> F), ~ constant phi ->
  (forall z, phi (dot N a z) = phi (dot N b z)) ->
  exists k, multiplier phi k /\ forall j, (j < N)%nat -> a j = k * b j.
Proof.
  intros N phi a b NC H.
  destruct (search N (fun j => b j = 0)) as [B|[p [Hp Bp]]]; [intro; apply eq_dec_F|..].
  - destruct (search N (fun j => a j = 0)) as [A|[q [Hq Aq]]]; [intro; apply eq_dec_F|..].
    + exists 1. split; [intro t; f_equal; ring|]. intros j Hj. rewrite (A j Hj), (B j Hj). ring.
    + exfalso. assert (C : forall t, phi t = phi 0).
      { intro t. pose proof (H (fun j => (t * rinv F (a q)) * delta j q)) as E.
        rewrite !dot_delta in E by exact Hq. rewrite (B q Hq) in E.
        replace (t * rinv F (a q) * a q) with t in E.
        - rewrite E. f_equal. ring.
        - transitivity (t * (rinv F (a q) * a q)); [rewrite (inv_left F Aq); ring|ring]. }
      apply NC. intros u v. rewrite (C u), (C v). reflexivity.
  - pose proof (inv_left F Bp) as I. set (k := a p * rinv F (b p)).
    assert (Kp : a p = k * b p).
    { unfold k. transitivity (a p * (rinv F (b p) * b p)); [rewrite I; ring|ring]. }
    destruct (search N (fun j => a j = k * b j)) as [A|[q [Hq Aq]]]; [intro; apply eq_dec_F|..].
    + exists k. split; [|exact A]. intro t.
      pose proof (H (fun j => (t * rinv F (b p)) * delta j p)) as E.
      rewrite !dot_delta in E by exact Hp. rewrite Kp in E.
      assert (T : t * rinv F (b p) * b p = t).
      { transitivity (t * (rinv F (b p) * b p)); [ring|]. rewrite I. ring. }
      rewrite T in E. rewrite <- E. f_equal.
      transitivity (k * (t * rinv F (b p) * b p)); [rewrite T; ring|ring].
    + (* the forms are independent: the two values are arbitrary *)
      exfalso. apply NC. intros u v. set (D := a q * b p - a p * b q).
      assert (ND : D <> 0).
      { intro Z. apply Aq. assert (Q : (a q - k * b q) * b p = 0).
        { rewrite <- Z. unfold D. rewrite Kp. ring. }
        apply mul_eq_zero in Q. destruct Q as [Q|Q]; [|contradiction].
        transitivity (a q - k * b q + k * b q); [ring|]. rewrite Q. ring. }
      pose proof (inv_left F ND) as ID.
      set (al := (u * b p - v * a p) * rinv F D). set (be := (v * a q - u * b q) * rinv F D).
      pose proof (H (fun j => al * delta j q + be * delta j p)) as E.
      rewrite !dot_two in E by assumption.
      replace (al * a q + be * a p) with u in E.
      2:{ unfold al, be. transitivity (u * (rinv F D * D)); [rewrite ID; ring|unfold D; ring]. }
      replace (al * b q + be * b p) with v in E.
      2:{ unfold al, be. transitivity (v * (rinv F D * D)); [rewrite ID; ring|unfold D; ring]. }
      exact E.
Qed.

Definition eq2_everywhere (N : nat) (phi : F -> F) (W : nat -> nat -> F) (s : nat -> nat) : Prop :=
  forall x, veq N (layer N phi W (act s x)) (act s (layer N phi W x)).

Lemma both_sides : forall N (W : nat -> nat -> F) s x i, perm N s ->
  mv N W (act s x) i = dot N (W i) (act s x) /\
  mv N W x (s i) = dot N (mact s W i) (act s x).
Proof.
  intros N W s x i Hs. split; [reflexivity|]. rewrite <- (mv_act _ W x i Hs). reflexivity.
Qed.

Theorem compatible_iff_rows_agree_up_to_multipliers_of_the_activation :
  forall phi : F -> F,
  (~ constant phi ->
   forall (N : nat) (W : nat -> nat -> F) (s : nat -> nat), perm N s ->
   (eq2_everywhere N phi W s <->
    forall i, (i < N)%nat -> exists k, multiplier phi k /\
      forall j, (j < N)%nat -> W i j = k * mact s W i j)) /\
  ((forall (N : nat) (W : nat -> nat -> F) (s : nat -> nat), perm N s ->
      eq2_everywhere N phi W s -> meq N N W (mact s W)) <->
   (forall k, multiplier phi k -> k = 1)).
Proof.
  intro phi.
  assert (First : ~ constant phi ->
   forall (N : nat) (W : nat -> nat -> F) (s : nat -> nat), perm N s ->
   (eq2_everywhere N phi W s <->
    forall i, (i < N)%nat -> exists k, multiplier phi k /\
      forall j, (j < N)%nat -> W i j = k * mact s W i j)).
  { intros NC N W s Hs. split.
    - intros H i Hi. apply forms; [exact NC|]. intro z.
      destruct (perm_inv Hs) as [t [Ht [_ St]]].
      pose proof (H (act t z) i Hi) as E. 
      change (phi (mv N W (act s (act t z)) i) = phi (mv N W (act t z) (s i))) in E.
      destruct (both_sides N W s (act t z) i Hs) as [E1 E2]. rewrite E1, E2 in E.
      assert (Z : forall a : nat -> F, dot N a (act s (act t z)) = dot N a z).
      { intro a. unfold dot, act. apply sum_ext. intros j Hj.
        assert (TS : t (s j) = j).
        { apply (proj2 Hs); [apply (perm_lt Ht (perm_lt Hs Hj))|exact Hj|].
          apply St, (perm_lt Hs Hj). }
        rewrite TS. reflexivity. }
      rewrite !Z in E. exact E.
    - intros H x i Hi. change (phi (mv N W (act s x) i) = phi (mv N W x (s i))).
      destruct (H i Hi) as [k [M E]].
      destruct (both_sides N W s x i Hs) as [E1 E2]. rewrite E1, E2.
      rewrite <- (M (dot N (mact s W i) (act s x))). f_equal. unfold dot. rewrite <- sum_mul_l.
      apply sum_ext. intros j Hj. rewrite (E j Hj). ring. }
  split; [exact First|]. split.
  - (* a multiplier k gives diag(k, 1), compatible with the exchange *)
    intros H k Hk.
    set (W := fun i j => match i, j with O, O => k | S O, S O => 1 | _, _ => 0 end : F).
    set (s := fun i => match i with O => 1%nat | S O => 0%nat | n => n end).
    assert (Hs : perm 2 s).
    { split; [intros i Hi; unfold s; destruct i as [|[|i]]; lia|].
      intros i j Hi Hj. unfold s. destruct i as [|[|i]], j as [|[|j]]; lia. }
    assert (C : eq2_everywhere 2 phi W s).
    { intros x i Hi. unfold layer, act, mv, W, s.
      destruct i as [|[|i]]; [..|lia]; cbn [sum].
      - replace (0 + k * x 1%nat + 0 * x 0%nat) with (k * x 1%nat) by ring.
        replace (0 + 0 * x 0%nat + 1 * x 1%nat) with (x 1%nat) by ring. apply Hk.
      - replace (0 + 0 * x 1%nat + 1 * x 0%nat) with (x 0%nat) by ring.
        replace (0 + k * x 0%nat + 0 * x 1%nat) with (k * x 0%nat) by ring. symmetry. apply Hk. }
    pose proof (H 2%nat W s Hs C 0%nat 0%nat ltac:(lia) ltac:(lia)) as E. exact E.
  - intros One N W s Hs H.
    assert (NC : ~ constant phi).
    { intro C. apply (one_not_zero F). symmetry. apply One. intro u. apply C. }
    intros i j Hi Hj. destruct (proj1 (First NC N W s Hs) H i Hi) as [k [M E]].
    rewrite (E j Hj), (One k M). ring.
Qed.
End Multipliers.

Print Assumptions compatible_iff_rows_agree_up_to_multipliers_of_the_activation.
