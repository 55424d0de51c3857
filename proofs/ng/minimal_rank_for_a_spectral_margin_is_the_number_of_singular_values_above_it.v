(* W = U S V^T of shape m x n, U^T U = I (m x m), V^T V = I (n x n), s_0 >= s_1 >= ... >= 0 on the
   diagonal of S, and eps >= 0: there is q with s_j > eps exactly for j < q (q is the number of
   singular values above eps); the truncation U S_q V^T has rank <= q and spectral distance <= eps
   from W; and every W' with rank <= k and spectral distance <= eps from W has k >= q.  Rank <= k: a
   product of an m x k and a k x n matrix; spectral norm of E at most eps: |Ex|^2 <= eps^2 |x|^2 for
   all x.  All sizes, over every ordered field in which W has the factors.
   Source: Ng, Luo & Qiu, text after the S' formula. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section MinimalRank.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it :
  forall (m n : nat) (U V : nat -> nat -> F) (s : nat -> F) (W : nat -> nat -> F) (eps : F),
  orthonormal F m m U -> orthonormal F n n V ->
  (forall j, (j < Nat.min m n)%nat -> ~ s j < 0) ->
  (forall j, (S j < Nat.min m n)%nat -> ~ s j < s (S j)) ->
  meq m n W (mm m U (mm n (diagonal F s) (transposed F V))) -> ~ eps < 0 ->
  exists q, (q <= Nat.min m n)%nat /\
    (forall j, (j < q)%nat -> eps < s j) /\
    (forall j, (q <= j)%nat -> (j < Nat.min m n)%nat -> ~ eps < s j) /\
    (let W' := mm m U (mm n (diagonal F (cut F q s)) (transposed F V)) in
     rank_le F m n q W' /\ spectral_bound F m n (minus F W W') (eps * eps)) /\
    (forall W' k, rank_le F m n k W' -> spectral_bound F m n (minus F W W') (eps * eps) -> (q <= k)%nat).
Proof.
  intros m n U V s W eps HU HV Pos Desc HW Pe. set (r := Nat.min m n) in *.
  (* the number of singular values above eps *)
  assert (Q : exists q, (q <= r)%nat /\ (forall j, (j < q)%nat -> eps < s j) /\
            (forall j, (q <= j)%nat -> (j < r)%nat -> ~ eps < s j)).
  { clearbody r. clear HU HV HW. induction r as [|r IH]; [exists 0%nat; split; [lia|split; intros; lia]|].
    destruct IH as [q [L [Q1 Q2]]]; [intros; apply Pos; lia|intros; apply Desc; lia|].
    destruct (lt_total F eps (s r)) as [P|P].
    - assert (E : q = r).
      { destruct (Nat.eq_dec q r) as [E|N]; [exact E|exfalso]. destruct r as [|r']; [lia|].
        apply (Q2 r'); [lia|lia|]. apply (lt_not_lt_trans F _ _ _ P). apply Desc. lia. }
      subst q. exists (S r). split; [lia|]. split; [|intros; lia]. intros j Hj.
      destruct (Nat.eq_dec j r) as [->|]; [exact P|apply Q1; lia].
    - exists q. split; [lia|]. split; [exact Q1|]. intros j H1 H2.
      destruct (Nat.eq_dec j r) as [->|]; [|apply Q2; lia]. intro Z.
      destruct P as [P|P]; [rewrite P in Z; exact (lt_irrefl F _ Z)|exact (lt_asym F _ _ P Z)]. }
  destruct Q as [q [L [Q1 Q2]]]. exists q. split; [exact L|]. split; [exact Q1|]. split; [exact Q2|]. split.
  - destruct (eckart_young F m n q U V s W HU HV Pos Desc HW) as [Rk [_ [_ [[[_ B] _] _]]]]. fold r in B.
    split; [exact Rk|]. split; [apply square_nonneg|]. intro x.
    apply (le_trans_F F _ _ _ (B x)). apply le_iff.
    match goal with |- ~ ?a * ?c - ?b * ?c < 0 => replace (a * c - b * c) with ((a - b) * c) by ring end.
    apply mul_nonneg; [|apply nrm2_nonneg]. apply square_mono; unfold cut;
      destruct (Nat.ltb_spec q r) as [H|H].
    + apply Pos, H.
    + apply lt_irrefl.
    + apply Q2; [lia|exact H].
    + exact Pe.
  - intros W' k Rk B. destruct (le_lt_dec q k) as [H|H]; [exact H|exfalso].
    destruct (eckart_young F m n k U V s W HU HV Pos Desc HW) as [_ [_ [_ [_ Low]]]].
    apply (Low W' (eps * eps) Rk B). fold r. unfold cut. destruct (Nat.ltb_spec k r) as [H'|H']; [|lia].
    pose proof (Q1 k H) as P. apply pos_sub_lt.
    replace (s k * s k - eps * eps) with ((s k - eps) * ((s k - eps) + (eps + eps))) by ring.
    apply lt_sub_pos in P. apply lt_mul; [exact P|].
    destruct (lt_total F 0 eps) as [E|[E|E]]; [| |contradiction].
    + apply pos_add; [exact P|apply pos_add; exact E].
    + rewrite <- E in *. replace (s k - 0 + (0 + 0)) with (s k - 0) by ring. exact P.
Qed.
End MinimalRank.

Print Assumptions minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it.
