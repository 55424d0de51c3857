(* Open question 13: which linear solution has the smallest sum of |W_ij|, and for which X
   is there only one?  phi = id, X a finite set of binary items, row by row.  Call i and j
   twins if x_i = x_j for all items.  If some item has x_i = 1, then every solution w of
   row i (w.x = x_i on X) has sum |w_j| >= 1, with equality exactly for the solutions
   w >= 0 that vanish off the twins of i; e_i is one of them, and the only one if and only
   if i has no other twin.  (A row without such an item has the only minimiser 0.)
   So the smallest sum is the number of components that occur in some item; it is attained
   by the diagonal 0/1 matrix of these components, and by nothing else if and only if no
   two of them occur in the same items.  For all N, over every ordered field; ab is |.|.
   Source: Krause & Reimann, section 4 (regularisation). *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Least.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition is_abs (ab : F -> F) : Prop :=
  forall t, (~ t < 0 -> ab t = t) /\ (t < 0 -> ab t = - t).

Lemma abs_nonneg : forall ab, is_abs ab -> forall t, ~ ab t < 0.
Proof.
  intros ab H t L. destruct (lt_total F t 0) as [P|P].
  - rewrite (proj2 (H t) P) in L. exact (lt_asym F _ _ L (pos_opp F _ P)).
  - assert (Q : ~ t < 0) by (destruct P as [->|P]; [apply lt_irrefl|apply lt_asym, P]).
    rewrite (proj1 (H t) Q) in L. exact (Q L).
Qed.

Lemma abs_zero : forall ab, is_abs ab -> forall t, ab t = 0 -> t = 0.
Proof.
  intros ab H t E. destruct (lt_total F t 0) as [P|P].
  - rewrite (proj2 (H t) P) in E. transitivity (- - t); [ring|]. rewrite E. ring.
  - assert (Q : ~ t < 0) by (destruct P as [->|P]; [apply lt_irrefl|apply lt_asym, P]).
    rewrite (proj1 (H t) Q) in E. exact E.
Qed.

(** |t| - t x >= 0 for x = 0 and x = 1. *)
Lemma gap_nonneg : forall ab, is_abs ab -> forall t x, x = 0 \/ x = 1 -> ~ ab t - t * x < 0.
Proof.
  intros ab H t x [-> | ->].
  - replace (ab t - t * 0) with (ab t) by ring. apply abs_nonneg, H.
  - destruct (lt_total F t 0) as [P|P].
    + rewrite (proj2 (H t) P). replace (- t - t * 1) with (- t + - t) by ring.
      apply lt_asym, pos_add; apply pos_opp, P.
    + assert (Q : ~ t < 0) by (destruct P as [->|P]; [apply lt_irrefl|apply lt_asym, P]).
      rewrite (proj1 (H t) Q). replace (t - t * 1) with (0 : F) by ring. apply lt_irrefl.
Qed.

Lemma nonneg_sum_zero : forall n (f : nat -> F), (forall i, (i < n)%nat -> ~ f i < 0) ->
  sum n f = 0 -> forall i, (i < n)%nat -> f i = 0.
Proof.
  intros n f H E i Hi. destruct (lt_total F (f i) 0) as [P|[P|P]]; [destruct (H i Hi P)|exact P|].
  exfalso. rewrite (sum_split _ f Hi) in E.
  assert (Q : ~ sum n (fun j => if Nat.eqb j i then 0 else f j) < 0).
  { apply sum_nonneg. intros j Hj. destruct (Nat.eqb j i); [apply lt_irrefl|apply H, Hj]. }
  apply Q. apply pos_sub_lt.
  match goal with |- 0 < 0 - ?s => replace (0 - s) with (f i) end; [exact P|].
  match goal with |- _ = 0 - ?s => transitivity (f i + s - s); [ring|] end.
  rewrite E. reflexivity.
Qed.

Theorem least_absolute_sum_is_attained_on_equal_columns :
  forall (N m i k0 : nat) (xs : nat -> nat -> F) (ab : F -> F), is_abs ab ->
  (forall k j, (k < m)%nat -> (j < N)%nat -> xs k j = 0 \/ xs k j = 1) ->
  (i < N)%nat -> (k0 < m)%nat -> xs k0 i = 1 ->
  let solves := fun w => forall k, (k < m)%nat -> dot N w (xs k) = xs k i in
  let size := fun w => sum N (fun j => ab (w j)) in
  let twin := fun j => forall k, (k < m)%nat -> xs k j = xs k i in
  (forall w, solves w -> ~ size w < 1 /\
    (size w = 1 <-> forall j, (j < N)%nat -> ~ w j < 0 /\ (twin j \/ w j = 0))) /\
  solves (fun j => delta j i) /\ size (fun j => delta j i) = 1 /\
  ((forall w, solves w -> size w = 1 -> veq N w (fun j => delta j i)) <->
   (forall j, (j < N)%nat -> twin j -> j = i)).
Proof.
  intros N m i k0 xs ab Hab B Hi Hk0 X0 solves size twin.
  assert (Gap : forall w k, (k < m)%nat -> solves w ->
    sum N (fun j => ab (w j) - w j * xs k j) = size w - xs k i).
  { intros w k Hk S. rewrite sum_sub. unfold size. f_equal. apply (S k Hk). }
  assert (Main : forall w, solves w -> ~ size w < 1 /\
    (size w = 1 <-> forall j, (j < N)%nat -> ~ w j < 0 /\ (twin j \/ w j = 0))).
  { intros w S. split; [|split].
    - intro L. apply (@sum_nonneg F N (fun j => ab (w j) - w j * xs k0 j)).
      + intros j Hj. apply gap_nonneg; [exact Hab|apply B; assumption].
      + rewrite (Gap w k0 Hk0 S), X0. apply pos_sub_lt. apply lt_sub_pos in L.
        replace (0 - (size w - 1)) with (1 - size w) by ring. exact L.
    - intro E.
      assert (Tight : forall k, (k < m)%nat -> xs k i = 1 -> forall j, (j < N)%nat ->
        ab (w j) = w j * xs k j).
      { intros k Hk Xi j Hj.
        assert (Q : ab (w j) - w j * xs k j = 0).
        { apply (@nonneg_sum_zero N (fun j => ab (w j) - w j * xs k j)); [| |exact Hj].
          - intros l Hl. apply gap_nonneg; [exact Hab|apply B; assumption].
          - rewrite (Gap w k Hk S), E, Xi. ring. }
        transitivity (ab (w j) - w j * xs k j + w j * xs k j); [ring|]. rewrite Q. ring. }
      assert (Pos : forall j, (j < N)%nat -> ~ w j < 0).
      { intros j Hj L. pose proof (Tight k0 Hk0 X0 j Hj) as T. rewrite (proj2 (Hab _) L) in T.
        destruct (B k0 j Hk0 Hj) as [Z|Z]; rewrite Z in T.
        - apply (lt_neq F _ _ L). transitivity (- - w j); [ring|]. rewrite T. ring.
        - pose proof (pos_opp F _ L) as P. rewrite T in P.
          replace (w j * 1) with (w j) in P by ring. destruct (lt_asym F _ _ L P). }
      intros j Hj. split; [apply Pos, Hj|].
      destruct (eq_dec_F F (w j) 0) as [Z|NZ]; [right; exact Z|left]. intros k Hk.
      destruct (B k i Hk Hi) as [Xi|Xi]; rewrite Xi.
      + (* w.x = 0 with non-negative terms *)
        assert (Q : w j * xs k j = 0).
        { apply (@nonneg_sum_zero N (fun j => w j * xs k j)); [| |exact Hj].
          - intros l Hl. destruct (B k l Hk Hl) as [-> | ->].
            + replace (w l * 0) with (0 : F) by ring. apply lt_irrefl.
            + replace (w l * 1) with (w l) by ring. apply Pos, Hl.
          - rewrite <- Xi. apply (S k Hk). }
        apply mul_eq_zero in Q. destruct Q as [Q|Q]; [contradiction|exact Q].
      + destruct (B k j Hk Hj) as [Z|Z]; [exfalso|exact Z].
        pose proof (Tight k Hk Xi j Hj) as T. rewrite Z in T. apply NZ.
        apply (abs_zero ab Hab). rewrite T. ring.
    - intro H. rewrite <- X0, <- (S k0 Hk0). unfold size, dot. apply sum_ext. intros j Hj.
      destruct (H j Hj) as [P [T|Z]].
      + rewrite (proj1 (Hab _) P), (T k0 Hk0), X0. ring.
      + rewrite (proj1 (Hab _) P), Z. ring. }
  assert (Unit : forall j, (j < N)%nat -> twin j ->
    solves (fun l => delta l j) /\ size (fun l => delta l j) = 1).
  { intros j Hj T. assert (S : solves (fun l => delta l j)).
    { intros k Hk. rewrite <- (T k Hk). unfold dot. rewrite <- (sum_delta _ (xs k) Hj).
      apply sum_ext. intros l _. ring. }
    split; [exact S|]. apply (Main _ S). intros l Hl.
    destruct (Nat.eq_dec l j) as [->|Ne].
    - rewrite delta_same. split; [apply lt_asym, one_pos|left; exact T].
    - rewrite delta_diff by exact Ne. split; [apply lt_irrefl|right; reflexivity]. }
  assert (Ti : twin i) by (intros k _; reflexivity).
  split; [exact Main|split; [apply (Unit i Hi Ti)|split; [apply (Unit i Hi Ti)|split]]].
  - intros U j Hj T. destruct (Unit j Hj T) as [S E]. pose proof (U _ S E j Hj) as Q. cbn in Q.
    rewrite delta_same in Q. destruct (Nat.eq_dec j i) as [->|Ne]; [reflexivity|exfalso].
    rewrite delta_diff in Q by exact Ne. exact (one_not_zero F Q).
  - intros U w S E j Hj. pose proof (proj1 (proj2 (Main w S)) E) as H.
    assert (Off : forall l, (l < N)%nat -> l <> i -> w l = 0).
    { intros l Hl Ne. destruct (proj2 (H l Hl)) as [T|Z]; [destruct (Ne (U l Hl T))|exact Z]. }
    destruct (Nat.eq_dec j i) as [->|Ne].
    + rewrite delta_same. pose proof (S k0 Hk0) as Q. rewrite X0 in Q. rewrite <- Q.
      unfold dot. rewrite (sum_split _ (fun l => w l * xs k0 l) Hi), X0.
      rewrite (@sum_zero F N); [ring|]. intros l Hl.
      destruct (Nat.eqb_spec l i); [reflexivity|]. rewrite (Off l Hl n). ring.
    + rewrite delta_diff by exact Ne. apply Off; assumption.
Qed.
End Least.

Print Assumptions least_absolute_sum_is_attained_on_equal_columns.
