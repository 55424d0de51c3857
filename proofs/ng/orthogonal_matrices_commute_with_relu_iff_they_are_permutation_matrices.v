(* An orthogonal n x n matrix U (U^T U = U U^T = I) satisfies relu(Ux) = U relu(x) for all x iff it
   is a permutation matrix: U_ij = 1 if j = s(i) and 0 otherwise for a permutation s of the
   indices.  All n, over every ordered field; relu(t) = t for t > 0 and 0 otherwise.
   Source: Ng, Luo & Qiu, text before eq. 4. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Commutes.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma relu_scaled : forall relu, is_relu F relu -> forall a t : F, ~ a < 0 -> relu (a * t) = a * relu t.
Proof.
  intros relu [R1 R2] a t Ha. destruct (lt_total F 0 a) as [P|[<-|P]]; [| |contradiction].
  - destruct (lt_total F 0 t) as [T|T].
    + rewrite (R1 t T), R1; [reflexivity|apply lt_mul; assumption].
    + assert (NT : ~ 0 < t).
      { intro Q. destruct T as [T|T]; [rewrite <- T in Q; exact (lt_irrefl F _ Q)|exact (lt_asym F _ _ T Q)]. }
      rewrite (R2 t NT), R2; [ring|]. intro Q. apply NT.
      replace t with (rinv F a * (a * t)).
      * apply lt_mul; [apply inv_pos, P|exact Q].
      * transitivity ((rinv F a * a) * t); [ring|]. rewrite (inv_left F (pos_neq F _ P)). ring.
  - replace (0 * t) with (0 : F) by ring. rewrite (R2 0 (lt_irrefl F 0)). ring.
Qed.

Definition commutes (m n : nat) (relu : F -> F) (W : nat -> nat -> F) : Prop :=
  forall x, veq m (fun i => relu (mv n W x i)) (mv n W (fun j => relu (x j))).
Definition one_entry_per_row (m n : nat) (W : nat -> nat -> F) : Prop :=
  (forall i j, (i < m)%nat -> (j < n)%nat -> ~ W i j < 0) /\
  (forall i j k, (i < m)%nat -> (j < n)%nat -> (k < n)%nat -> W i j <> 0 -> W i k <> 0 -> j = k).

Lemma all_zero_or_not : forall n (f : nat -> F),
  (exists j, (j < n)%nat /\ f j <> 0) \/ (forall j, (j < n)%nat -> f j = 0).
Proof.
  intros n f. induction n as [|n [[j [Hj N]]|Z]]; [right; intros; lia|left; exists j; split; [lia|exact N]|].
  destruct (eq_dec_F F (f n) 0) as [E|N]; [right|left; exists n; split; [lia|exact N]].
  intros j Hj. destruct (Nat.eq_dec j n) as [->|]; [exact E|apply Z; lia].
Qed.

(** A row with one entry: (Wx)_i = W_ij x_j. *)
Lemma single_entry : forall n (f x : nat -> F) j, (j < n)%nat ->
  (forall k, (k < n)%nat -> k <> j -> f k = 0) -> sum n (fun k => f k * x k) = f j * x j.
Proof.
  intros n f x j Hj H. rewrite <- (sum_delta F (fun k => f k * x k) Hj). apply sum_ext. intros k Hk.
  destruct (Nat.eq_dec k j) as [->|N]; [rewrite delta_same; ring|]. rewrite (H k Hk N). ring.
Qed.

Lemma commutes_iff : forall m n relu W, is_relu F relu ->
  (commutes m n relu W <-> one_entry_per_row m n W).
Proof.
  intros m n relu W HR. pose proof HR as [R1 R2]. split.
  - intro H.
    assert (Nn : forall i j, (i < m)%nat -> (j < n)%nat -> ~ W i j < 0).
    { intros i j Hi Hj L. pose proof (H (fun k => - delta k j) i Hi) as E. cbv beta in E.
      assert (E1 : mv n W (fun k => - delta k j) i = - W i j).
      { rewrite <- (mv_delta F W i Hj). unfold mv. rewrite <- sum_opp. apply sum_ext. intros k _. ring. }
      assert (E2 : mv n W (fun k => relu (- delta k j)) i = 0).
      { unfold mv. apply sum_zero. intros k Hk. rewrite R2; [ring|].
        destruct (Nat.eq_dec k j) as [->|N].
        - rewrite delta_same. intro Q. apply (lt_asym F _ _ Q). apply neg_opp, one_pos.
        - rewrite delta_diff by exact N. replace (- (0 : F)) with (0 : F) by ring. apply lt_irrefl. }
      rewrite E1, E2 in E. pose proof (pos_opp F _ L) as Q. rewrite (R1 _ Q) in E.
      rewrite E in Q. exact (lt_irrefl F _ Q). }
    split; [exact Nn|]. intros i j k Hi Hj Hk Nj Nk.
    destruct (Nat.eq_dec j k) as [E|N]; [exact E|exfalso].
    pose proof (H (fun l => delta l j - delta l k) i Hi) as E. cbv beta in E.
    assert (E1 : mv n W (fun l => delta l j - delta l k) i = W i j - W i k).
    { rewrite <- (mv_delta F W i Hj), <- (mv_delta F W i Hk). unfold mv. rewrite <- sum_sub.
      apply sum_ext. intros l _. ring. }
    assert (E2 : mv n W (fun l => relu (delta l j - delta l k)) i = W i j).
    { rewrite <- (mv_delta F W i Hj). apply mv_veq. intros l Hl.
      destruct (Nat.eq_dec l j) as [->|Nl].
      - rewrite delta_same, delta_diff by exact N. replace (1 - 0) with (1 : F) by ring. apply R1, one_pos.
      - rewrite (@delta_diff F l j) by exact Nl. apply R2. destruct (Nat.eq_dec l k) as [->|Nl'].
        + rewrite delta_same. replace (0 - 1) with (- (1) : F) by ring. apply lt_asym, neg_opp, one_pos.
        + rewrite delta_diff by exact Nl'. replace (0 - 0) with (0 : F) by ring. apply lt_irrefl. }
    rewrite E1, E2 in E.
    destruct (lt_total F 0 (W i j - W i k)) as [P|P].
    + rewrite (R1 _ P) in E. apply Nk. transitivity (W i j - (W i j - W i k)); [ring|]. rewrite E. ring.
    + apply Nj. rewrite <- E. apply R2. intro Q.
      destruct P as [P|P]; [rewrite <- P in Q; exact (lt_irrefl F _ Q)|exact (lt_asym F _ _ P Q)].
  - intros [Nn One] x i Hi. unfold mv.
    destruct (all_zero_or_not n (W i)) as [[j [Hj N]]|Z].
    + assert (Z : forall k, (k < n)%nat -> k <> j -> W i k = 0).
      { intros k Hk Nk. destruct (eq_dec_F F (W i k) 0) as [E|E]; [exact E|]. exfalso. apply Nk.
        apply (One i k j); assumption. }
      rewrite (single_entry n (W i) x j Hj Z), (single_entry n (W i) (fun k => relu (x k)) j Hj Z).
      apply relu_scaled; [exact HR|apply Nn; assumption].
    + rewrite !sum_zero; [apply R2, lt_irrefl|intros k Hk; rewrite (Z k Hk); ring..].
Qed.

Theorem orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices :
  forall (n : nat) (relu : F -> F) (U : nat -> nat -> F), is_relu F relu ->
  meq n n (mm n U (fun i j => U j i)) delta -> meq n n (mm n (fun i j => U j i) U) delta ->
  (commutes n n relu U <-> exists s, perm n s /\ meq n n U (fun i j => delta (s i) j)).
Proof.
  intros n relu U HR O1 O2. rewrite (commutes_iff n n relu U HR). split.
  - intros [Nn One].
    destruct (@finite_choice n (fun i j => (j < n)%nat /\ U i j <> 0)) as [s Hs].
    { intros i Hi. destruct (all_zero_or_not n (U i)) as [E|Z]; [exact E|exfalso].
      apply (one_not_zero F). rewrite <- (delta_same F i), <- (O1 i i Hi Hi). unfold mm.
      apply sum_zero. intros k Hk. rewrite (Z k Hk). ring. }
    assert (Z : forall i k, (i < n)%nat -> (k < n)%nat -> k <> s i -> U i k = 0).
    { intros i k Hi Hk N. destruct (eq_dec_F F (U i k) 0) as [E|E]; [exact E|]. exfalso. apply N.
      apply (One i k (s i)); try assumption; apply (Hs i Hi). }
    (* the entry is 1 *)
    assert (V : forall i, (i < n)%nat -> U i (s i) = 1).
    { intros i Hi. destruct (Hs i Hi) as [Hsi Nz].
      assert (Q : U i (s i) * U i (s i) = 1).
      { rewrite <- (delta_same F i), <- (O1 i i Hi Hi). unfold mm. symmetry.
        apply (single_entry n (U i) (U i) (s i) Hsi). intros k Hk N. apply Z; assumption. }
      assert (P : (U i (s i) - 1) * (U i (s i) + 1) = 0).
      { transitivity (U i (s i) * U i (s i) - 1); [ring|]. rewrite Q. ring. }
      apply mul_eq_zero in P. destruct P as [P|P].
      - transitivity (U i (s i) - 1 + 1); [ring|]. rewrite P. ring.
      - exfalso. apply (Nn i (s i) Hi Hsi).
        replace (U i (s i)) with (U i (s i) + 1 - 1) by ring. rewrite P.
        replace (0 - 1) with (- (1) : F) by ring. apply neg_opp, one_pos. }
    exists s. split; [split|].
    + intros i Hi. apply (Hs i Hi).
    + intros i j Hi Hj E. destruct (Nat.eq_dec i j) as [|N]; [assumption|exfalso].
      apply (one_not_zero F). rewrite <- (@delta_diff F i j N), <- (O1 i j Hi Hj). unfold mm.
      destruct (Hs i Hi) as [Hsi _].
      rewrite (single_entry n (U i) (fun k => U j k) (s i) Hsi) by (intros k Hk Nk; apply Z; assumption).
      rewrite (V i Hi), E, (V j Hj). ring.
    + intros i j Hi Hj. destruct (Nat.eq_dec j (s i)) as [->|N].
      * rewrite delta_same. apply V, Hi.
      * rewrite delta_diff by auto. apply Z; assumption.
  - intros [s [Hs E]]. split.
    + intros i j Hi Hj. rewrite (E i j Hi Hj). unfold delta. destruct (Nat.eqb (s i) j).
      * apply lt_asym, one_pos.
      * apply lt_irrefl.
    + intros i j k Hi Hj Hk Nj Nk. rewrite (E i j Hi Hj) in Nj. rewrite (E i k Hi Hk) in Nk.
      destruct (Nat.eq_dec (s i) j) as [<-|N1]; [|exfalso; apply Nj, delta_diff, N1].
      destruct (Nat.eq_dec (s i) k) as [<-|N2]; [reflexivity|exfalso; apply Nk, delta_diff, N2].
Qed.
End Commutes.

Print Assumptions orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices.
