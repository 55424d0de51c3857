(* Quadratic forms q(x) = sum_{i<=j} a_ij x_i x_j.
   - q(x) = sum_i (a_ii - 1/2 sum_{j<>i} a_ij) x_i^2 + 1/2 sum_{i<j} a_ij (x_i + x_j)^2, where
     a_ij = a_ji for i > j: d + d(d-1)/2 = d(d+1)/2 units v(w.x)^2.
   - One unit (w.x)^2 has a_ij^2 = 4 a_ii a_jj, i < j, and a_ii >= 0.
   - For any data (x_e, y_e) a net of such units that minimises the square loss among all nets
     has a loss at most that of every quadratic form, and conversely.
   For all d, over every ordered field.  Source: Poggio, section 6. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Forms.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition half : F := rinv F (1 + 1).
(* sums over i < d and j > i *)
Definition pairs (d : nat) (f : nat -> nat -> F) : F :=
  sum d (fun i => sum d (fun j => if Nat.ltb i j then f i j else 0)).
Definition form (d : nat) (a : nat -> nat -> F) (x : nat -> F) : F :=
  sum d (fun i => a i i * (x i * x i)) + pairs d (fun i j => a i j * (x i * x j)).
(* a net of h units with output weights v *)
Definition net (d h : nat) (v : nat -> F) (w : nat -> nat -> F) (x : nat -> F) : F :=
  sum h (fun k => v k * (dot d (w k) x * dot d (w k) x)).
Definition loss (n : nat) (x : nat -> nat -> F) (y : nat -> F) (f : (nat -> F) -> F) : F :=
  sum n (fun e => (f (x e) - y e) * (f (x e) - y e)).

Lemma half_two : half + half = 1.
Proof.
  unfold half. transitivity (rinv F (1 + 1) * (1 + 1)); [ring|]. apply inv_left, pos_neq, two_pos.
Qed.

(* a sum over all ordered pairs i <> j, in two halves *)
Lemma pairs_both : forall d (f : nat -> nat -> F),
  sum d (fun i => sum d (fun j => if Nat.eqb j i then 0 else f i j))
  = pairs d f + pairs d (fun i j => f j i).
Proof.
  intros d f.
  assert (Sw : pairs d (fun i j => f j i) = sum d (fun i => sum d (fun j => if Nat.ltb j i then f i j else 0)))
    by (unfold pairs; apply sum_swap).
  rewrite Sw. unfold pairs. rewrite <- sum_add.
  apply sum_ext. intros i _. rewrite <- sum_add. apply sum_ext. intros j _.
  destruct (Nat.eqb_spec j i), (Nat.ltb_spec i j), (Nat.ltb_spec j i); try lia; ring.
Qed.
Lemma pairs_add : forall d f g, pairs d (fun i j => f i j + g i j) = pairs d f + pairs d g.
Proof.
  intros. unfold pairs. rewrite <- sum_add. apply sum_ext. intros i _. rewrite <- sum_add.
  apply sum_ext. intros j _. destruct (Nat.ltb i j); ring.
Qed.
Lemma pairs_ext : forall d f g, (forall i j, (i < d)%nat -> (j < d)%nat -> (i < j)%nat -> f i j = g i j) ->
  pairs d f = pairs d g.
Proof.
  intros d f g H. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj.
  destruct (Nat.ltb_spec i j); [apply H; assumption|reflexivity].
Qed.

Lemma identity : forall d a x, (forall i j, a i j = a j i) ->
  form d a x = sum d (fun i => (a i i - half * sum d (fun j => if Nat.eqb j i then 0 else a i j)) * (x i * x i))
    + pairs d (fun i j => half * a i j * ((x i + x j) * (x i + x j))).
Proof.
  intros d a x S.
  assert (E : sum d (fun i => (a i i - half * sum d (fun j => if Nat.eqb j i then 0 else a i j)) * (x i * x i))
    = sum d (fun i => a i i * (x i * x i))
      - sum d (fun i => sum d (fun j => if Nat.eqb j i then 0 else half * a i j * (x i * x i)))).
  { rewrite <- sum_sub. apply sum_ext. intros i _.
    transitivity (a i i * (x i * x i) - (half * (x i * x i)) * sum d (fun j => if Nat.eqb j i then 0 else a i j));
      [ring|]. f_equal. rewrite <- sum_mul_l. apply sum_ext. intros j _. destruct (Nat.eqb j i); ring. }
  rewrite E, (pairs_both d (fun i j => half * a i j * (x i * x i))).
  assert (Q : pairs d (fun i j => half * a i j * ((x i + x j) * (x i + x j)))
    = pairs d (fun i j => half * a i j * (x i * x i)) + pairs d (fun i j => half * a j i * (x j * x j))
      + pairs d (fun i j => a i j * (x i * x j))).
  { rewrite <- !pairs_add. apply pairs_ext. intros i j _ _ _. rewrite (S j i).
    transitivity (half * a i j * (x i * x i) + half * a i j * (x j * x j) + (half + half) * (a i j * (x i * x j)));
      [ring|]. rewrite half_two. ring. }
  rewrite Q. unfold form. ring.
Qed.

(* concatenation of nets, and the net of the identity *)
Lemma net_append : forall d h k v w v' w', exists v2 w2, forall x,
  net d (h + k) v2 w2 x = net d h v w x + net d k v' w' x.
Proof.
  intros. exists (fun i => if Nat.ltb i h then v i else v' (i - h)%nat),
    (fun i => if Nat.ltb i h then w i else w' (i - h)%nat). intro x. unfold net.
  induction k as [|k IH].
  - rewrite Nat.add_0_r. cbn [sum]. transitivity (sum h (fun k => v k * (dot d (w k) x * dot d (w k) x))); [|ring].
    apply sum_ext. intros i Hi. destruct (Nat.ltb_spec i h); [reflexivity|lia].
  - replace (h + S k)%nat with (S (h + k)) by lia. cbn [sum]. rewrite IH.
    destruct (Nat.ltb_spec (h + k) h); [lia|]. replace (h + k - h)%nat with k by lia. ring.
Qed.
Lemma net_sum : forall d n (f : nat -> (nat -> F) -> F) (h : nat -> nat),
  (forall i, (i < n)%nat -> exists v w, forall x, f i x = net d (h i) v w x) ->
  exists v w, forall x, sum n (fun i => f i x)
    = net d ((fix total k := match k with O => 0 | S l => total l + h l end)%nat n) v w x.
Proof.
  induction n as [|n IH]; intros f h H.
  - exists (fun _ => 0), (fun _ _ => 0). reflexivity.
  - destruct (IH f h) as [v [w E]]; [intros; apply H; lia|].
    destruct (H n ltac:(lia)) as [v' [w' E']].
    destruct (net_append d ((fix total k := match k with O => 0 | S l => total l + h l end)%nat n) (h n) v w v' w')
      as [v2 [w2 E2]].
    exists v2, w2. intro x. rewrite E2. cbn [sum]. rewrite E, E'. reflexivity.
Qed.

Theorem pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form :
  forall d : nat,
  (forall a, (forall i j, a i j = a j i) ->
     (forall x, form d a x =
        sum d (fun i => (a i i - half * sum d (fun j => if Nat.eqb j i then 0 else a i j)) * (x i * x i))
        + pairs d (fun i j => half * a i j * ((x i + x j) * (x i + x j)))) /\
     exists h v w, (h + h = d * (d + 1))%nat /\ forall x, form d a x = net d h v w x) /\
  (forall h v w, exists a, (forall i j, a i j = a j i) /\ forall x, net d h v w x = form d a x) /\
  (forall w a, (forall x, dot d w x * dot d w x = form d a x) ->
     forall i, (i < d)%nat -> ~ a i i < 0 /\
     forall j, (j < d)%nat -> (i < j)%nat -> a i j * a i j = (1 + 1) * (1 + 1) * (a i i * a j j)) /\
  (forall n x y h v w,
     (forall h' v' w', ~ loss n x y (net d h' v' w') < loss n x y (net d h v w)) <->
     (forall a, (forall i j, a i j = a j i) -> ~ loss n x y (form d a) < loss n x y (net d h v w))).
Proof.
  intro d.
  assert (A : forall a, (forall i j, a i j = a j i) ->
    exists h v w, (h + h = d * (d + 1))%nat /\ forall x, form d a x = net d h v w x).
  { intros a Sm.
    (* rows i: one unit x_i and the units x_i + x_j, j > i *)
    assert (Row : forall i n, (i < d)%nat -> (n <= d)%nat -> exists v w, forall x,
      sum n (fun j => if Nat.ltb i j then half * a i j * ((x i + x j) * (x i + x j)) else 0)
      = net d (n - S i) v w x).
    { intros i n Hi. induction n as [|n IH]; intro Hn; [exists (fun _ => 0), (fun _ _ => 0); reflexivity|].
      destruct (IH ltac:(lia)) as [v [w E]]. destruct (Nat.ltb_spec i n) as [L|L].
      - destruct (net_append d (n - S i) 1 v w (fun _ => half * a i n) (fun _ l => delta l i + delta l n))
          as [v2 [w2 E2]].
        exists v2, w2. intro x. cbn [sum]. destruct (Nat.ltb_spec i n); [|lia].
        replace (S n - S i)%nat with (n - S i + 1)%nat by lia. rewrite E2, E. f_equal.
        unfold net. cbn [sum].
        assert (D : dot d (fun l => delta l i + delta l n) x = x i + x n).
        { unfold dot. rewrite (sum_ext F _ (fun l => x l * delta l i + x l * delta l n)) by (intros; ring).
          rewrite sum_add, (sum_delta F x Hi), (sum_delta F x Hn). reflexivity. }
        rewrite D. ring.
      - exists v, w. intro x. cbn [sum]. destruct (Nat.ltb_spec i n); [lia|].
        replace (S n - S i)%nat with (n - S i)%nat by lia. rewrite E. ring. }
    destruct (net_sum d d (fun i x => sum d (fun j => if Nat.ltb i j then half * a i j * ((x i + x j) * (x i + x j)) else 0))
      (fun i => d - S i)%nat) as [v [w E]].
    { intros i Hi. exact (Row i d Hi (le_n d)). }
    set (tot := ((fix total k := match k with O => 0 | S l => total l + (d - S l) end)%nat d)) in *.
    destruct (net_append d d tot
      (fun i => a i i - half * sum d (fun j => if Nat.eqb j i then 0 else a i j)) (fun i l => delta l i) v w)
      as [v2 [w2 E2]].
    exists (d + tot)%nat, v2, w2. split.
    - assert (T : forall n, (n <= d)%nat ->
        (2 * ((fix total k := match k with O => 0 | S l => total l + (d - S l) end)%nat n) + n * (n + 1) = 2 * n * d)%nat).
      { induction n as [|n IH]; intro L; [reflexivity|]. specialize (IH ltac:(lia)). nia. }
      pose proof (T d (le_n d)) as Q. fold tot in Q. nia.
    - intro x. rewrite E2, <- E, (identity d a x Sm). f_equal. unfold net. apply sum_ext. intros i Hi.
      assert (D : dot d (fun l => delta l i) x = x i).
      { unfold dot. rewrite (sum_ext F _ (fun l => x l * delta l i)) by (intros; ring). apply (sum_delta F x Hi). }
      rewrite D. reflexivity. }
  assert (Unit : forall w x, dot d w x * dot d w x
    = form d (fun i j => if Nat.eqb i j then w i * w i else (1 + 1) * (w i * w j)) x).
  { intros w x.
    transitivity (sum d (fun i => sum d (fun j => w i * x i * (w j * x j)))).
    - unfold dot. rewrite <- sum_mul_r. apply sum_ext. intros i _. symmetry. apply sum_mul_l.
    - transitivity (sum d (fun i => w i * x i * (w i * x i))
        + sum d (fun i => sum d (fun j => if Nat.eqb j i then 0 else w i * x i * (w j * x j)))).
      + rewrite <- sum_add. apply sum_ext. intros i Hi. apply (sum_split F (fun j => w i * x i * (w j * x j)) Hi).
      + rewrite pairs_both, <- pairs_add. unfold form. f_equal.
        * apply sum_ext. intros i _. rewrite Nat.eqb_refl. ring.
        * apply pairs_ext. intros i j _ _ L. destruct (Nat.eqb_spec i j); [lia|ring]. }
  assert (Lin : forall c a b x, form d (fun i j => a i j + c * b i j) x = form d a x + c * form d b x).
  { intros c a b x. unfold form, pairs.
    transitivity (sum d (fun i => a i i * (x i * x i)) + c * sum d (fun i => b i i * (x i * x i))
      + (sum d (fun i => sum d (fun j => if Nat.ltb i j then a i j * (x i * x j) else 0))
         + c * sum d (fun i => sum d (fun j => if Nat.ltb i j then b i j * (x i * x j) else 0)))); [|ring].
    f_equal; rewrite <- sum_mul_l, <- sum_add; apply sum_ext; intros i _; [ring|].
    rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros j _. destruct (Nat.ltb i j); ring. }
  assert (B : forall h v w, exists a, (forall i j, a i j = a j i) /\ forall x, net d h v w x = form d a x).
  { intros h v w. induction h as [|h [a [S E]]].
    - exists (fun _ _ => 0). split; [reflexivity|]. intro x. unfold net, form, pairs. cbn [sum].
      transitivity (0 + 0 : F); [ring|]. symmetry. f_equal; apply sum_zero; intros i _; [ring|].
      apply sum_zero. intros j _. destruct (Nat.ltb i j); ring.
    - exists (fun i j => a i j + v h * (if Nat.eqb i j then w h i * w h i else (1 + 1) * (w h i * w h j))).
      split.
      + intros i j. rewrite (S i j), (Nat.eqb_sym i j). destruct (Nat.eqb_spec j i) as [->|]; ring.
      + intro x. rewrite (Lin (v h) a (fun i j => if Nat.eqb i j then w h i * w h i else (1 + 1) * (w h i * w h j))).
        rewrite <- E, <- Unit. reflexivity. }
  split; [|split; [exact B|split]].
  - intros a S. split; [intro x; apply identity, S|apply A, S].
  - intros w a H.
    (* the coefficients are values at e_i and e_i + e_j *)
    assert (One : forall i, (i < d)%nat -> a i i = w i * w i).
    { intros i Hi. transitivity (form d a (fun l => delta l i)).
      - unfold form. transitivity (a i i + 0); [ring|]. f_equal.
        + rewrite (sum_ext F _ (fun k => (a k k * delta k i) * delta k i)) by (intros; ring).
          rewrite (sum_delta F (fun k => a k k * delta k i) Hi), delta_same. ring.
        + symmetry. apply sum_zero. intros k _. apply sum_zero. intros l _.
          unfold delta. destruct (Nat.ltb_spec k l), (Nat.eqb_spec k i), (Nat.eqb_spec l i); try lia; ring.
      - rewrite <- H. assert (D : dot d w (fun l => delta l i) = w i) by exact (sum_delta F w Hi).
        rewrite D. reflexivity. }
    assert (Two : forall i j, (i < d)%nat -> (j < d)%nat -> (i < j)%nat ->
      a i i + a j j + a i j = (w i + w j) * (w i + w j)).
    { intros i j Hi Hj L. transitivity (form d a (fun l => delta l i + delta l j)).
      - unfold form. f_equal.
        + transitivity (sum d (fun k => a k k * delta k i) + sum d (fun k => a k k * delta k j)).
          * rewrite (sum_delta F (fun k => a k k) Hi), (sum_delta F (fun k => a k k) Hj). reflexivity.
          * rewrite <- sum_add. apply sum_ext. intros k _. unfold delta.
            destruct (Nat.eqb_spec k i), (Nat.eqb_spec k j); try lia; ring.
        + symmetry. transitivity (sum d (fun k => sum d (fun l => (a k l * delta k i) * delta l j))).
          * apply sum_ext. intros k _. apply sum_ext. intros l _. unfold delta.
            destruct (Nat.ltb_spec k l), (Nat.eqb_spec k i), (Nat.eqb_spec k j), (Nat.eqb_spec l i),
              (Nat.eqb_spec l j); try lia; ring.
          * transitivity (sum d (fun k => a k j * delta k i)).
            -- apply sum_ext. intros k _. apply (sum_delta F (fun l => a k l * delta k i) Hj).
            -- apply (sum_delta F (fun k => a k j) Hi).
      - rewrite <- H. assert (D : dot d w (fun l => delta l i + delta l j) = w i + w j).
        { unfold dot. rewrite (sum_ext F _ (fun l => w l * delta l i + w l * delta l j)) by (intros; ring).
          rewrite sum_add, (sum_delta F w Hi), (sum_delta F w Hj). reflexivity. }
        rewrite D. reflexivity. }
    intros i Hi. split; [rewrite (One i Hi); apply square_nonneg|]. intros j Hj L.
    assert (E : a i j = (1 + 1) * (w i * w j)).
    { transitivity (a i i + a j j + a i j - a i i - a j j); [ring|].
      rewrite (Two i j Hi Hj L), (One i Hi), (One j Hj). ring. }
    rewrite E, (One i Hi), (One j Hj). ring.
  - intros n x y h v w. split.
    + intros H a S. destruct (A a S) as [h' [v' [w' [_ E]]]].
      intro L. apply (H h' v' w'). unfold loss in *.
      rewrite (sum_ext F (fun e => (net d h' v' w' (x e) - y e) * (net d h' v' w' (x e) - y e))
        (fun e => (form d a (x e) - y e) * (form d a (x e) - y e))); [exact L|].
      intros e _. rewrite E. reflexivity.
    + intros H h' v' w'. destruct (B h' v' w') as [a [S E]]. intro L. apply (H a S). unfold loss in *.
      rewrite (sum_ext F (fun e => (form d a (x e) - y e) * (form d a (x e) - y e))
        (fun e => (net d h' v' w' (x e) - y e) * (net d h' v' w' (x e) - y e))); [exact L|].
      intros e _. rewrite E. reflexivity.
Qed.
End Forms.

Print Assumptions pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form.
