(* Keys with independent uniform entries s/sqrt D, s = +-1, patterns y_n, A = Y X^T: the mean
   of |A x_i - y_i|^2 is (1/D) sum_{n <> i} |y_n|^2.  Written without roots and division: with
   g_n = sum_d s_dn s_di = D <x_n, x_i>, the sum over all 2^(D N) sign arrays of
   (sum_n y_n g_n - D y_i)^2 is 2^(D N) D sum_{n <> i} y_n^2, for one component of the
   patterns (energies of components add).  For all D, N and y, over every ordered field.
   Source: Poggio, section 2, A x_i = y_i for noise-like keys; open question on crosstalk. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Crosstalk.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition upd (s : nat -> F) (k : nat) (v : F) : nat -> F := fun i => if Nat.eqb i k then v else s i.
(* the sum of f over all arrays of signs at the indices below k *)
Fixpoint total (k : nat) (f : (nat -> F) -> F) : F :=
  match k with
  | O => f (fun _ => 1)
  | S k => total k (fun s => f (upd s k 1)) + total k (fun s => f (upd s k (- (1))))
  end.
Definition signs (k : nat) (s : nat -> F) : Prop := forall j, (j < k)%nat -> s j * s j = 1.

Lemma total_ext : forall k f g, (forall s, signs k s -> f s = g s) -> total k f = total k g.
Proof.
  induction k as [|k IH]; intros f g H; cbn [total].
  - apply H. intros j Hj. lia.
  - assert (U : forall v s, v * v = 1 -> signs k s -> signs (S k) (upd s k v)).
    { intros v s V Hs j Hj. unfold upd. destruct (Nat.eqb_spec j k); [exact V|]. apply Hs. lia. }
    f_equal; apply IH; intros s Hs; apply H, U; try assumption; ring.
Qed.

Lemma total_add : forall k f g, total k (fun s => f s + g s) = total k f + total k g.
Proof.
  induction k as [|k IH]; intros f g; cbn [total]; [reflexivity|]. rewrite !IH. ring.
Qed.
Lemma total_mul : forall k c f, total k (fun s => c * f s) = c * total k f.
Proof.
  induction k as [|k IH]; intros c f; cbn [total]; [reflexivity|]. rewrite !IH. ring.
Qed.
Lemma total_const : forall k c, total k (fun _ => c) = pow F (1 + 1) k * c.
Proof.
  induction k as [|k IH]; intro c; cbn [total pow]; [ring|]. rewrite !IH. ring.
Qed.
Lemma total_sum : forall k n (f : nat -> (nat -> F) -> F),
  total k (fun s => sum n (fun i => f i s)) = sum n (fun i => total k (f i)).
Proof.
  intros k n f. induction n as [|n IH]; cbn [sum].
  - rewrite total_const. ring.
  - rewrite total_add, IH. reflexivity.
Qed.

(* What changes its sign with one entry sums to 0. *)
Lemma total_odd : forall k a f, (a < k)%nat -> (forall s t, (forall j, s j = t j) -> f s = f t) ->
  (forall s, f (upd s a 1) + f (upd s a (- (1))) = 0) -> total k f = 0.
Proof.
  induction k as [|k IH]; intros a f Ha Hf H; [lia|]. cbn [total].
  destruct (Nat.eq_dec a k) as [->|N].
  - rewrite <- total_add. transitivity (total k (fun _ => 0)).
    + apply total_ext. intros s _. apply H.
    + rewrite total_const. ring.
  - assert (G : forall v, total k (fun s => f (upd s k v)) = 0).
    { intro v. apply (IH a); [lia| |].
      - intros s t E. apply Hf. intro j. unfold upd. destruct (Nat.eqb j k); [reflexivity|apply E].
      - intro s. rewrite <- (H (upd s k v)). f_equal; apply Hf; intro j; unfold upd;
          destruct (Nat.eqb_spec j k); destruct (Nat.eqb_spec j a); try reflexivity; lia. }
    rewrite !G. ring.
Qed.

Lemma total_monomial : forall k a b c d, (a < k)%nat -> b <> a -> c <> a -> d <> a ->
  total k (fun s => s a * s b * (s c * s d)) = 0.
Proof.
  intros k a b c d Ha Hb Hc Hd. apply (total_odd k a); [exact Ha| |].
  - intros s t E. rewrite !E. reflexivity.
  - intro s. unfold upd. rewrite Nat.eqb_refl.
    rewrite (proj2 (Nat.eqb_neq b a) Hb), (proj2 (Nat.eqb_neq c a) Hc), (proj2 (Nat.eqb_neq d a) Hd).
    ring.
Qed.

Variables (D N i : nat) (y : nat -> F).
Hypothesis Hi : (i < N)%nat.

(* entry d of key n *)
Definition at_ (d n : nat) : nat := (n * D + d)%nat.
Definition product (n : nat) (s : nat -> F) : F := sum D (fun d => s (at_ d n) * s (at_ d i)).
Definition dim : F := sum D (fun _ => 1).
Definition other (n : nat) : F := if Nat.eqb n i then 0 else y n.

Lemma at_inj : forall d n e m, (d < D)%nat -> (e < D)%nat -> at_ d n = at_ e m -> d = e /\ n = m.
Proof. intros d n e m Hd He E. unfold at_ in E. assert (n = m) by nia. subst. lia. Qed.

Lemma products_uncorrelated : forall n m, (n < N)%nat -> (m < N)%nat -> n <> i -> m <> i ->
  total (N * D) (fun s => product n s * product m s) =
  pow F (1 + 1) (N * D) * (dim * delta n m).
Proof.
  intros n m Hn Hm Ni Mi.
  transitivity (sum D (fun d => sum D (fun e =>
    total (N * D) (fun s => s (at_ d n) * s (at_ d i) * (s (at_ e m) * s (at_ e i)))))).
  - transitivity (sum D (fun d => total (N * D) (fun s => sum D (fun e =>
      s (at_ d n) * s (at_ d i) * (s (at_ e m) * s (at_ e i)))))).
    + rewrite <- total_sum. apply total_ext. intros s _. unfold product.
      rewrite <- sum_mul_r. apply sum_ext. intros d _. rewrite <- sum_mul_l. reflexivity.
    + apply sum_ext. intros d _. apply total_sum.
  - transitivity (sum D (fun d => pow F (1 + 1) (N * D) * delta n m)).
    + apply sum_ext. intros d Hd. rewrite <- (sum_delta F (fun _ => pow F (1 + 1) (N * D) * delta n m) Hd).
      apply sum_ext. intros e He.
      assert (La : (at_ d n < N * D)%nat) by (unfold at_; nia).
      destruct (Nat.eq_dec n m) as [->|Nm].
      * rewrite delta_same. destruct (Nat.eq_dec e d) as [->|Ne].
        -- rewrite delta_same. transitivity (total (N * D) (fun _ => 1)).
           ++ apply total_ext. intros s Hs.
              assert (Lb : (at_ d i < N * D)%nat) by (unfold at_; nia).
              transitivity ((s (at_ d m) * s (at_ d m)) * (s (at_ d i) * s (at_ d i))); [ring|].
              rewrite (Hs _ La), (Hs _ Lb). ring.
           ++ rewrite total_const. ring.
        -- rewrite (delta_diff F Ne). rewrite total_monomial; [ring|exact La| | |];
             intro Q; apply at_inj in Q; try assumption; lia.
      * rewrite (delta_diff F Nm). rewrite total_monomial; [ring|exact La| | |];
          intro Q; apply at_inj in Q; try assumption; lia.
    + unfold dim. rewrite <- sum_mul_r, <- sum_mul_l. apply sum_ext. intros d _. ring.
Qed.

Theorem crosstalk_energy_is_the_energy_of_the_other_patterns_over_d :
  total (N * D) (fun s => (sum N (fun n => y n * product n s) - dim * y i)
                        * (sum N (fun n => y n * product n s) - dim * y i)) =
  pow F (1 + 1) (N * D) * (dim * sum N (fun n => other n * other n)).
Proof.
  transitivity (total (N * D) (fun s => sum N (fun n => sum N (fun m =>
    other n * other m * (product n s * product m s))))).
  - apply total_ext. intros s Hs.
    assert (E : sum N (fun n => y n * product n s) - dim * y i
      = sum N (fun n => other n * product n s)).
    { assert (P : product i s = dim).
      { unfold product, dim. apply sum_ext. intros d Hd. apply Hs. unfold at_. nia. }
      assert (Z : dim * y i = sum N (fun n => y n * product n s * delta n i)).
      { rewrite (sum_delta F (fun n => y n * product n s) Hi), P. ring. }
      rewrite Z, <- sum_sub. apply sum_ext. intros n _. unfold other.
      destruct (Nat.eqb_spec n i) as [->|Ne].
      - rewrite delta_same. ring.
      - rewrite (delta_diff F Ne). ring. }
    rewrite E, <- sum_mul_r. apply sum_ext. intros n _. rewrite <- sum_mul_l.
    apply sum_ext. intros m _. ring.
  - rewrite total_sum. rewrite <- sum_mul_l, <- sum_mul_l. apply sum_ext. intros n Hn.
    rewrite total_sum.
    transitivity (sum N (fun m => pow F (1 + 1) (N * D) * (dim * (other n * other m)) * delta m n)).
    + apply sum_ext. intros m Hm. rewrite total_mul.
      destruct (Nat.eq_dec n i) as [->|Ni]; [unfold other; rewrite Nat.eqb_refl; ring|].
      destruct (Nat.eq_dec m i) as [->|Mi].
      { unfold other at 2 4. rewrite Nat.eqb_refl. ring. }
      rewrite (products_uncorrelated n m Hn Hm Ni Mi), (delta_sym F n m). ring.
    + rewrite (sum_delta F (fun m => pow F (1 + 1) (N * D) * (dim * (other n * other m))) Hn). ring.
Qed.
End Crosstalk.

Print Assumptions crosstalk_energy_is_the_energy_of_the_other_patterns_over_d.
