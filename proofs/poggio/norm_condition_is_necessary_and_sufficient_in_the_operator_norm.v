(* K = I - X X^T, X of size D x N.  The states of z <- Kz + u converge for all u and all
   starts if and only if the operator norm of K is below 1: |Kv|^2 <= q|v|^2 for all v and some
   q < 1.  For all D, N and X, over every Archimedean ordered field (the rationals, the reals);
   the spectral theorem is not used: K symmetric gives |K^t v|^4 <= |v|^2 |K^2t v|^2.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Norms.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition tr (X : nat -> nat -> F) : nat -> nat -> F := fun i j => X j i.
(* K = I - X X^T *)
Definition kernel (N : nat) (X : nat -> nat -> F) : nat -> nat -> F :=
  fun i j => delta i j - mm N X (tr X) i j.
(* the states of z <- Kz + u converge, in every component, for all u and all starts *)
Definition converges (d : nat) (K : nat -> nat -> F) : Prop :=
  forall u z0, exists z, forall i, (i < d)%nat ->
    tends (fun t => iter t (fun y k => mv d K y k + u k) z0 i) (z i).
(* the operator norm is below 1 *)
Definition norm_below_one (d : nat) (K : nat -> nat -> F) : Prop :=
  exists q, 0 < q /\ q < 1 /\ forall v, ~ q * nrm2 F d v < nrm2 F d (mv d K v).

Definition le (x y : F) : Prop := ~ y < x.
Lemma le_refl : forall x, le x x.
Proof. intro x. apply lt_irrefl. Qed.
Lemma le_of_eq : forall x y, x = y -> le x y.
Proof. intros x y ->. apply le_refl. Qed.
Lemma le_trans : forall x y z, le x y -> le y z -> le x z.
Proof. intros x y z A B L. apply B. exact (lt_not_lt_trans F _ _ _ L A). Qed.
Lemma le_lt_trans : forall x y z, le x y -> y < z -> x < z.
Proof. intros x y z A B. exact (not_lt_lt_trans F _ _ _ A B). Qed.
Lemma lt_le : forall x y : F, x < y -> le x y.
Proof. intros x y L. exact (lt_asym F _ _ L). Qed.
Lemma le_sub : forall x y, le x y <-> le 0 (y - x).
Proof.
  intros x y. split; intros H L; apply H.
  - apply pos_sub_lt. apply pos_opp in L. replace (x - y) with (- (y - x)) by ring. exact L.
  - apply lt_sub_pos in L. apply pos_sub_lt. replace (0 - (y - x)) with (x - y) by ring. exact L.
Qed.
Lemma le_cases : forall x y, le x y -> x < y \/ x = y.
Proof. intros x y H. destruct (lt_total F x y) as [L|[E|L]]; auto. contradiction. Qed.
Lemma le_mul : forall x y, le 0 x -> le 0 y -> le 0 (x * y).
Proof.
  intros x y A B. destruct (le_cases _ _ A) as [P|<-]; [destruct (le_cases _ _ B) as [Q|<-]|].
  - apply lt_le, lt_mul; assumption.
  - replace (x * 0) with (0 : F) by ring. apply le_refl.
  - replace (0 * y) with (0 : F) by ring. apply le_refl.
Qed.
Lemma le_add : forall x y, le 0 x -> le 0 y -> le 0 (x + y).
Proof.
  intros x y A B. apply le_trans with x; [exact A|]. apply le_sub.
  replace (x + y - x) with y by ring. exact B.
Qed.
Lemma le_mul_l : forall a x y, le 0 a -> le x y -> le (a * x) (a * y).
Proof.
  intros a x y A B. apply le_sub. replace (a * y - a * x) with (a * (y - x)) by ring.
  apply le_mul; [exact A|exact (proj1 (le_sub _ _) B)].
Qed.
Lemma le_square : forall x y, le 0 x -> le 0 y -> le (x * x) (y * y) -> le x y.
Proof.
  intros x y A B H L. apply H. apply pos_sub_lt.
  replace (x * x - y * y) with ((x - y) * (x + y)) by ring. pose proof (lt_sub_pos F _ _ L) as Q.
  apply lt_mul; [exact Q|]. pose proof (le_lt_trans _ _ _ B L) as Px.
  apply (lt_not_lt_trans F _ _ _ Px). apply le_sub. replace (x + y - x) with y by ring. exact B.
Qed.
Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> le (f i) (g i)) -> le (sum n f) (sum n g).
Proof.
  intros n f g H. apply le_sub. rewrite <- sum_sub. apply sum_nonneg.
  intros i Hi. apply (proj1 (le_sub _ _)), H, Hi.
Qed.
Lemma sum_const : forall n (c : F), sum n (fun _ => c) = of_nat F n * c.
Proof. induction n as [|n IH]; intro c; cbn; [ring|]. rewrite IH. ring. Qed.
Lemma nrm2_nonneg : forall n v, le 0 (nrm2 F n v).
Proof. intros n v. apply sum_nonneg. intros i _. apply square_nonneg. Qed.
Lemma nrm2_ext : forall n x y, veq n x y -> nrm2 F n x = nrm2 F n y.
Proof. intros n x y E. apply sum_ext. intros i Hi. rewrite (E i Hi). reflexivity. Qed.
Lemma entry_le : forall n v i, (i < n)%nat -> le (v i * v i) (nrm2 F n v).
Proof.
  intros n v i Hi. unfold nrm2. rewrite (sum_split F (fun j => v j * v j) Hi).
  apply le_sub. match goal with |- le 0 ?t => replace t with
    (sum n (fun j => if Nat.eqb j i then 0 else v j * v j)) by ring end.
  apply sum_nonneg. intros j _. destruct (Nat.eqb j i); [apply lt_irrefl|apply square_nonneg].
Qed.

Lemma mv_sub : forall d (K : nat -> nat -> F) y z i,
  mv d K (fun j => y j - z j) i = mv d K y i - mv d K z i.
Proof. intros. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. Qed.
Lemma mv_scale : forall d (K : nat -> nat -> F) c z i, mv d K (fun j => c * z j) i = c * mv d K z i.
Proof. intros. unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring. Qed.

(* Cauchy-Schwarz, by Lagrange's identity *)
Lemma cauchy_schwarz : forall n x y, le (dot n x y * dot n x y) (nrm2 F n x * nrm2 F n y).
Proof.
  intros n x y.
  assert (E : sum n (fun i => sum n (fun j => (x i * y j - x j * y i) * (x i * y j - x j * y i)))
    = (1 + 1) * (nrm2 F n x * nrm2 F n y - dot n x y * dot n x y)).
  { transitivity (sum n (fun i => (x i * x i) * nrm2 F n y + (y i * y i) * nrm2 F n x
      - ((1 + 1) * dot n x y) * (x i * y i))).
    - apply sum_ext. intros i _. unfold nrm2, dot.
      rewrite <- !sum_mul_l, <- !sum_mul_r, <- sum_add, <- sum_sub. apply sum_ext. intros j _. ring.
    - rewrite sum_sub, sum_add, !sum_mul_r, sum_mul_l. fold (nrm2 F n x) (nrm2 F n y) (dot n x y). ring. }
  apply le_sub. intro L. apply (sum_nonneg F n (fun i => sum n (fun j => (x i * y j - x j * y i) * (x i * y j - x j * y i)))).
  - intros i _. apply sum_nonneg. intros j _. apply square_nonneg.
  - rewrite E. apply pos_opp in L. apply pos_sub_lt.
    match goal with |- 0 < ?t => replace t with ((1 + 1) * - (nrm2 F n x * nrm2 F n y - dot n x y * dot n x y)) by ring end.
    apply lt_mul; [apply two_pos|exact L].
Qed.

Section Powers.
Variable d : nat.
Variable K : nat -> nat -> F.
Let A (t : nat) (v : nat -> F) := iter t (mv d K) v.

Lemma A_veq : forall t x y, veq d x y -> veq d (A t x) (A t y).
Proof.
  induction t as [|t IH]; intros x y E; [exact E|]. intros i Hi. apply mv_veq, IH, E.
Qed.
Lemma A_linear : forall t n (c : nat -> F) (x : nat -> nat -> F),
  veq d (A t (fun i => sum n (fun k => c k * x k i))) (fun i => sum n (fun k => c k * A t (x k) i)).
Proof.
  induction t as [|t IH]; intros n c x i Hi; [reflexivity|].
  cbn [A iter]. change (iter t (mv d K)) with (A t). rewrite (mv_veq _ K i (IH n c x)). unfold mv at 1.
  transitivity (sum d (fun j => sum n (fun k => c k * (K i j * A t (x k) j)))).
  - apply sum_ext. intros j _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_ext. intros k _. rewrite sum_mul_l. reflexivity.
Qed.
Lemma A_add : forall s t v, A (s + t) v = A s (A t v).
Proof. induction s as [|s IH]; intros t v; [reflexivity|]. cbn. unfold A in IH. rewrite IH. reflexivity. Qed.

(* |A^t v|^2 <= sum_j |A^t e_j|^2 |v|^2 *)
Lemma A_bound : forall t v,
  le (nrm2 F d (A t v)) (sum d (fun i => sum d (fun j => A t (fun k => delta k j) i * A t (fun k => delta k j) i)) * nrm2 F d v).
Proof.
  intros t v. rewrite <- sum_mul_r. unfold nrm2 at 1. apply sum_le. intros i Hi.
  assert (E : A t v i = dot d (fun j => A t (fun k => delta k j) i) v).
  { assert (V : veq d v (fun l => sum d (fun j => v j * delta l j))).
    { intros l Hl. rewrite <- (sum_delta F v Hl). apply sum_ext. intros j _. rewrite delta_sym. reflexivity. }
    rewrite (A_veq t _ _ V i Hi), (A_linear t d v (fun j l => delta l j) i Hi).
    apply sum_ext. intros j _. ring. }
  rewrite E. apply cauchy_schwarz.
Qed.

Lemma below_converges : archimedean F -> norm_below_one d K -> converges d K.
Proof.
  intros Ar [q [Pq [Lq H]]] u z0.
  (* a fixed point of z = Kz + u *)
  assert (Fix : exists z, veq d (fun i => mv d K z i + u i) z).
  { set (col := fun k i => delta i k - K i k).
    destruct (orthogonal_decomposition F d col d u) as [c [r [E O]]].
    assert (Z : veq d r (fun _ => 0)).
    { assert (Q : dot d r (mv d K r) = nrm2 F d r).
      { assert (S : sum d (fun k => r k * dot d (col k) r) = 0).
        { apply sum_zero. intros k Hk. rewrite (O k Hk). ring. }
        assert (T : sum d (fun k => r k * dot d (col k) r) = nrm2 F d r - dot d r (mv d K r)).
        { transitivity (sum d (fun k => sum d (fun i => r i * (delta k i * r k - K i k * r k)))).
          - apply sum_ext. intros k _. unfold dot. rewrite <- sum_mul_l. apply sum_ext. intros i _.
            unfold col. rewrite (delta_sym F i k). ring.
          - rewrite sum_swap. unfold nrm2, dot. rewrite <- sum_sub. apply sum_ext. intros i Hi.
            rewrite sum_mul_l, sum_sub. unfold mv.
            rewrite (sum_ext F (fun k => delta k i * r k) (fun k => r k * delta k i)) by (intros; ring).
            rewrite (sum_delta F r Hi). ring. }
        rewrite S in T. transitivity (nrm2 F d r - (nrm2 F d r - dot d r (mv d K r))); [ring|].
        rewrite <- T. ring. }
      enough (Z : nrm2 F d r = 0) by exact (sum_squares_zero F d r Z).
      destruct (le_cases _ _ (nrm2_nonneg d r)) as [P|P]; [exfalso|symmetry; exact P].
      (* |r|^4 = <r, Kr>^2 <= |r|^2 |Kr|^2 <= q |r|^4 *)
      apply (cauchy_schwarz d r (mv d K r)). rewrite Q.
      apply le_lt_trans with (nrm2 F d r * (q * nrm2 F d r)).
      - apply le_mul_l; [apply nrm2_nonneg|apply H].
      - apply lt_mul_pos_l; [exact P|]. apply lt_sub_pos in Lq. apply pos_sub_lt.
        replace (nrm2 F d r - q * nrm2 F d r) with ((1 - q) * nrm2 F d r) by ring.
        apply lt_mul; assumption. }
    exists c. intros i Hi. rewrite (E i Hi), (Z i Hi).
    transitivity (mv d K c i + sum d (fun k => c k * delta k i - K i k * c k)).
    - rewrite (sum_ext F (fun k => c k * col k i) (fun k => c k * delta k i - K i k * c k)); [ring|].
      intros k _. unfold col. rewrite (delta_sym F k i). ring.
    - rewrite sum_sub, (sum_delta F c Hi). unfold mv. ring. }
  destruct Fix as [z Hz]. exists z. set (w := fun i => z0 i - z i).
  assert (D : forall t, veq d (fun i => iter t (fun y k => mv d K y k + u k) z0 i - z i) (A t w)).
  { induction t as [|t IH]; [apply veq_refl|]. intros i Hi. cbn [iter A].
    change (iter t (mv d K) w) with (A t w). rewrite <- (mv_veq _ K i IH).
    rewrite mv_sub. pose proof (Hz i Hi) as Q. cbv beta in Q.
    transitivity (mv d K (iter t (fun y k => mv d K y k + u k) z0) i + u i - (mv d K z i + u i));
      [rewrite Q; ring|ring]. }
  assert (B : forall t, le (nrm2 F d (A t w)) (pow F q t * nrm2 F d w)).
  { induction t as [|t IH]; [apply le_of_eq; cbn; unfold A; cbn; ring|].
    apply le_trans with (q * nrm2 F d (A t w)); [apply H|].
    cbn [pow]. replace (q * pow F q t * nrm2 F d w) with (q * (pow F q t * nrm2 F d w)) by ring.
    apply le_mul_l; [apply lt_le, Pq|exact IH]. }
  assert (T : tends (fun t => nrm2 F d w * pow F q t) (nrm2 F d w * 0)).
  { apply tends_mul, tends_pow; [exact Ar| |exact Lq].
    apply lt_trans with 0; [apply neg_opp, one_pos|exact Pq]. }
  intros i Hi e He. destruct (T (e * e) (lt_mul F _ _ He He)) as [t0 Ht]. exists t0. intros t Lt.
  destruct (Ht t Lt) as [C _].
  assert (S : A t w i * A t w i < e * e).
  { apply le_lt_trans with (nrm2 F d (A t w)); [apply entry_le, Hi|].
    apply le_lt_trans with (pow F q t * nrm2 F d w); [apply B|].
    replace (pow F q t * nrm2 F d w) with (nrm2 F d w * pow F q t - nrm2 F d w * 0) by ring. exact C. }
  destruct (square_lt F _ e He S) as [S1 S2]. rewrite <- (D t i Hi) in S1, S2.
  split; [exact S2|]. apply pos_sub_lt. apply lt_sub_pos in S1.
  match type of S1 with 0 < ?s => match goal with |- 0 < ?g => replace g with s by ring end end. exact S1.
Qed.

Hypothesis Sym : forall i j, K i j = K j i.

Lemma A_symmetric : forall t x y, dot d (A t x) y = dot d x (A t y).
Proof.
  assert (S1 : forall x y, dot d (mv d K x) y = dot d x (mv d K y)).
  { intros x y. unfold dot, mv. transitivity (sum d (fun i => sum d (fun j => x j * (K j i * y i)))).
    - apply sum_ext. intros i _. rewrite <- sum_mul_r. apply sum_ext. intros j _. rewrite (Sym i j). ring.
    - rewrite sum_swap. apply sum_ext. intros j _. apply sum_mul_l. }
  induction t as [|t IH]; intros x y; [reflexivity|].
  replace (S t) with (t + 1)%nat at 2 by lia. rewrite A_add. cbn [A iter].
  change (iter t (mv d K) x) with (A t x). rewrite S1, IH. reflexivity.
Qed.

(* |A^2t v|^2 <= p |v|^2 with p < 1 gives |A^t v|^2 <= s |v|^2, s = (1 + p)/2 *)
Definition small (t : nat) : Prop :=
  exists p, le 0 p /\ p < 1 /\ forall v, le (nrm2 F d (A t v)) (p * nrm2 F d v).

Lemma small_half : forall t, small (t + t) -> small t.
Proof.
  intros t [p [P0 [P1 H]]]. pose proof (inv_left F (pos_neq F _ (two_pos F))) as I.
  pose proof (inv_pos F _ (two_pos F)) as Ph. set (h := rinv F (1 + 1)) in *.
  assert (S0 : 0 < h * (1 + p)).
  { apply lt_mul; [exact Ph|]. apply (lt_not_lt_trans F _ _ _ (one_pos F)). apply le_sub.
    replace (1 + p - 1) with p by ring. exact P0. }
  exists (h * (1 + p)). split; [apply lt_le, S0|split].
  - apply pos_sub_lt. replace (1 - h * (1 + p)) with (h * (1 + 1) - h * (1 + p)) by (rewrite I; ring).
    replace (h * (1 + 1) - h * (1 + p)) with (h * (1 - p)) by ring.
    apply lt_mul; [exact Ph|apply lt_sub_pos, P1].
  - intro v. set (a := nrm2 F d v). set (b := nrm2 F d (A t v)).
    apply le_square; [apply nrm2_nonneg|apply le_mul; [apply lt_le, S0|apply nrm2_nonneg]|].
    apply le_trans with (a * (p * a)).
    + assert (E : b = dot d v (A (t + t) v)).
      { rewrite A_add, <- A_symmetric. reflexivity. }
      rewrite E at 1 2. apply le_trans with (a * nrm2 F d (A (t + t) v)); [apply cauchy_schwarz|].
      apply le_mul_l; [apply nrm2_nonneg|apply H].
    + apply le_sub.
      replace (h * (1 + p) * a * (h * (1 + p) * a) - a * (p * a))
        with ((h * (1 - p) * a) * (h * (1 - p) * a)
              + ((h * (1 + 1)) * (h * (1 + 1)) - 1) * p * (a * a)) by ring.
      rewrite I. replace ((1 * 1 - 1) * p * (a * a)) with (0 : F) by ring.
      replace (h * (1 - p) * a * (h * (1 - p) * a) + 0) with ((h * (1 - p) * a) * (h * (1 - p) * a)) by ring.
      apply square_nonneg.
Qed.

Lemma converges_below : converges d K -> norm_below_one d K.
Proof.
  intro C.
  (* the powers tend to 0: a limit z is fixed, and u = z would make the states t z *)
  assert (Van : forall v i, (i < d)%nat -> tends (fun t => A t v i) 0).
  { intros v. destruct (C (fun _ => 0) v) as [z Hz].
    assert (E : forall t, veq d (iter t (fun y k => mv d K y k + 0) v) (A t v)).
    { induction t as [|t IH]; [apply veq_refl|]. intros i Hi. cbn [iter A].
      change (iter t (mv d K) v) with (A t v). rewrite (mv_veq _ K i IH). ring. }
    assert (Tz : forall i, (i < d)%nat -> tends (fun t => A t v i) (z i)).
    { intros i Hi e He. destruct (Hz i Hi e He) as [t0 Ht]. exists t0. intros t Lt.
      rewrite <- (E t i Hi). exact (Ht t Lt). }
    assert (Kz : veq d (mv d K z) z).
    { intros i Hi.
      assert (T1 : tends (fun t => mv d K (A t v) i) (mv d K z i)).
      { apply (@tends_sum F d (fun t j => K i j * A t v j) (fun j => K i j * z j)).
        intros j Hj. apply tends_mul, Tz, Hj. }
      exact (tends_unique T1 (tends_shift (Tz i Hi))). }
    destruct (C z (fun _ => 0)) as [l Hl].
    assert (St : forall t, veq d (iter t (fun y k => mv d K y k + z k) (fun _ => 0)) (fun i => of_nat F t * z i)).
    { induction t as [|t IH]; [intros i Hi; cbn; ring|]. intros i Hi. cbn [iter of_nat].
      rewrite (mv_veq _ K i IH), mv_scale, (Kz i Hi). ring. }
    intros i Hi. assert (Z : z i = 0).
    { pose proof (tends_add (Hl i Hi) (tends_const F (z i))) as T1.
      assert (T2 : tends (fun t => iter t (fun y k => mv d K y k + z k) (fun _ => 0) i + z i) (l i)).
      { apply tends_ext with (fun t => iter (S t) (fun y k => mv d K y k + z k) (fun _ => 0) i).
        - intro t. rewrite (St (S t) i Hi), (St t i Hi). cbn [of_nat]. ring.
        - exact (tends_shift (Hl i Hi)). }
      pose proof (tends_unique T1 T2) as Q. transitivity (l i + z i - l i); [ring|]. rewrite Q. ring. }
    rewrite <- Z. apply Tz, Hi. }
  (* so for some 2^k the bound of A_bound is below 1 *)
  set (c := of_nat F d + 1).
  assert (Pc : 0 < c).
  { apply (lt_not_lt_trans F _ 1); [apply one_pos|]. apply le_sub. unfold c.
    replace (of_nat F d + 1 - 1) with (of_nat F d) by ring. apply of_nat_nonneg. }
  pose proof (inv_left F (pos_neq F _ Pc)) as I. pose proof (inv_pos F _ Pc) as Pe.
  set (e := rinv F c) in *.
  assert (Tm : exists T, forall t, (T <= t)%nat -> forall i j, (i < d)%nat -> (j < d)%nat ->
    close F e (A t (fun k => delta k j) i) 0).
  { assert (G : forall n, exists T, forall t, (T <= t)%nat -> forall i j, (i < d)%nat -> (j < n)%nat ->
      close F e (A t (fun k => delta k j) i) 0).
    { induction n as [|n [T HT]]; [exists 0%nat; intros; lia|].
      assert (G' : forall m, (m <= d)%nat -> exists T', forall t, (T' <= t)%nat -> forall i, (i < m)%nat ->
        close F e (A t (fun k => delta k n) i) 0).
      { induction m as [|m IH]; intro Lm; [exists 0%nat; intros; lia|].
        destruct IH as [T' HT']; [lia|].
        destruct (Van (fun k => delta k n) m ltac:(lia) e Pe) as [T2 HT2].
        exists (T' + T2)%nat. intros t Lt i Hi.
        destruct (Nat.eq_dec i m) as [->|Ne]; [apply HT2; lia|apply HT'; lia]. }
      destruct (G' d (le_n d)) as [T' HT']. exists (T + T')%nat. intros t Lt i j Hi Hj.
      destruct (Nat.eq_dec j n) as [->|Ne]; [apply HT'; lia|apply HT; lia]. }
    exact (G d). }
  destruct Tm as [T HT].
  assert (Big : small (2 ^ T)).
  { set (x := of_nat F d * e).
    assert (X0 : le 0 x) by (apply le_mul; [apply of_nat_nonneg|apply lt_le, Pe]).
    assert (X1 : x < 1).
    { rewrite <- I. apply pos_sub_lt. unfold x, c.
      replace (e * (of_nat F d + 1) - of_nat F d * e) with e by ring. exact Pe. }
    exists (x * x). split; [apply le_mul; exact X0|split].
    - apply le_lt_trans with x; [|exact X1]. apply le_sub.
      replace (x - x * x) with (x * (1 - x)) by ring.
      apply le_mul; [exact X0|apply lt_le, lt_sub_pos, X1].
    - intro v. apply le_trans with (1 := A_bound (2 ^ T) v).
      replace (x * x * nrm2 F d v) with (nrm2 F d v * (x * x)) by ring.
      match goal with |- le (?s * _) _ => replace (s * nrm2 F d v) with (nrm2 F d v * s) by ring end.
      apply le_mul_l; [apply nrm2_nonneg|].
      replace (x * x) with (of_nat F d * (of_nat F d * (e * e))) by (unfold x; ring).
      rewrite <- !sum_const. apply sum_le. intros i Hi. apply sum_le. intros j Hj.
      assert (L : (T <= 2 ^ T)%nat) by (pose proof (Nat.pow_gt_lin_r 2 T ltac:(lia)); lia).
      destruct (HT (2 ^ T)%nat L i j Hi Hj) as [C1 C2].
      set (a := A (2 ^ T) (fun k => delta k j) i) in *.
      apply le_sub. replace (e * e - a * a) with ((e - (a - 0)) * (e - (0 - a))) by ring.
      apply lt_le, lt_mul; apply lt_sub_pos; assumption. }
  assert (Down : forall k, small (2 ^ k) -> small 1).
  { induction k as [|k IH]; intro S1; [exact S1|]. apply IH, small_half.
    replace (2 ^ k + 2 ^ k)%nat with (2 ^ S k)%nat by (cbn; lia). exact S1. }
  destruct (Down T Big) as [p [P0 [P1 H]]].
  destruct (midpoint F p 1 P1) as [M1 M2]. exists (rinv F (1 + 1) * (p + 1)).
  split; [exact (le_lt_trans _ _ _ P0 M1)|split; [exact M2|]]. intro v.
  apply (le_trans _ (p * nrm2 F d v)); [apply H|]. apply le_sub.
  match goal with |- le 0 (?m * ?a - p * ?a) => replace (m * a - p * a) with ((m - p) * a) by ring end.
  apply le_mul; [apply lt_le, lt_sub_pos, M1|apply nrm2_nonneg].
Qed.
End Powers.

Lemma kernel_symmetric : forall N X i j, kernel N X i j = kernel N X j i.
Proof.
  intros N X i j. unfold kernel. rewrite (delta_sym F i j). f_equal.
  unfold mm, tr. apply sum_ext. intros k _. ring.
Qed.

Theorem norm_condition_is_necessary_and_sufficient_in_the_operator_norm :
  archimedean F -> forall (D N : nat) (X : nat -> nat -> F),
  converges D (kernel N X) <-> norm_below_one D (kernel N X).
Proof.
  intros Ar D N X. split.
  - apply converges_below, kernel_symmetric.
  - apply below_converges, Ar.
Qed.
End Norms.

Print Assumptions norm_condition_is_necessary_and_sufficient_in_the_operator_norm.
