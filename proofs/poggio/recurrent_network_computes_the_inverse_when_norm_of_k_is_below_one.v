(* For |K|_2 < 1 and all u, z_0 the iteration z_{t+1} = K z_t + u converges to
   (I - K)^(-1) u.  |K|_2 < 1 is read as: there is kappa < 1 with |Kv|^2 <= kappa |v|^2
   for all v (for real matrices the same: kappa = |K|_2^2).  The theorem says: z = Kz + u
   has exactly one solution z (that is (I - K)^(-1) u), and the iteration converges to
   it entrywise from every z_0.  For all n, over every Archimedean ordered field.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Neumann.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma nrm2_nonneg : forall n (x : nat -> F), ~ nrm2 F n x < 0.
Proof. intros n x. apply sum_nonneg. intros i _. apply square_nonneg. Qed.

Lemma entry_le_nrm2 : forall n (x : nat -> F) i, (i < n)%nat -> ~ nrm2 F n x < x i * x i.
Proof.
  intros n x i Hi L. unfold nrm2 in L.
  rewrite (sum_split F (fun i => x i * x i) Hi) in L.
  apply (sum_nonneg F n (fun j => if Nat.eqb j i then 0 else x j * x j)).
  - intros j _. destruct (Nat.eqb j i); [apply lt_irrefl|apply square_nonneg].
  - apply lt_sub_pos in L. apply pos_sub_lt.
    match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
    exact L.
Qed.

Theorem recurrent_network_computes_the_inverse_when_norm_of_k_is_below_one :
  archimedean F -> forall (n : nat) (K : nat -> nat -> F) (kappa : F),
  kappa < 1 -> (forall v, ~ kappa * nrm2 F n v < nrm2 F n (mv n K v)) ->
  forall u : nat -> F, exists z : nat -> F,
  veq n z (fun i => mv n K z i + u i) /\
  (forall z', veq n z' (fun i => mv n K z' i + u i) -> veq n z' z) /\
  forall z0 : nat -> F, forall i, (i < n)%nat ->
  tends (fun t => iter t (fun y i => mv n K y i + u i) z0 i) (z i).
Proof.
  intros Ar n K kappa Hk HK u.
  (* a vector that K does not shrink vanishes *)
  assert (Z0 : forall e : nat -> F, ~ nrm2 F n (mv n K e) < nrm2 F n e -> forall i, (i < n)%nat -> e i = 0).
  { intros e He. apply sum_squares_zero. change (nrm2 F n e = 0).
    destruct (lt_total F 0 (nrm2 F n e)) as [P|[P|P]]; [exfalso|symmetry; exact P|
      exfalso; exact (nrm2_nonneg n e P)].
    apply He. apply (not_lt_lt_trans F _ (kappa * nrm2 F n e)); [apply HK|].
    apply pos_sub_lt. replace (nrm2 F n e - kappa * nrm2 F n e) with ((1 - kappa) * nrm2 F n e) by ring.
    apply lt_mul; [apply lt_sub_pos, Hk|exact P]. }
  (* I - K is onto: a vector orthogonal to its columns vanishes *)
  assert (Ex : exists z, veq n z (fun i => mv n K z i + u i)).
  { destruct (orthogonal_decomposition F n (fun k i => delta i k - K i k) n u) as [z [r [E O]]].
    assert (Rz : forall i, (i < n)%nat -> r i = 0).
    { (* <r, Kr> = <r, r>, so |Kr - r|^2 = |Kr|^2 - |r|^2 >= 0 *)
      apply Z0. intro L.
      assert (Q : dot n r r = dot n r (mv n K r)).
      { transitivity (sum n (fun k => r k * (dot n (fun i => delta i k - K i k) r + sum n (fun i => K i k * r i)))).
        - unfold dot at 1. apply sum_ext. intros k Hk'. f_equal. unfold dot.
          rewrite <- sum_add. rewrite <- (sum_delta F r Hk') at 1. apply sum_ext. intros i _. ring.
        - transitivity (sum n (fun k => sum n (fun i => r i * (K i k * r k)))).
          + apply sum_ext. intros k Hk'. rewrite (O k Hk').
            transitivity (r k * sum n (fun i => K i k * r i)); [ring|].
            rewrite <- sum_mul_l. apply sum_ext. intros i _. ring.
          + rewrite sum_swap. unfold dot, mv. apply sum_ext. intros i _. apply sum_mul_l. }
      assert (S : nrm2 F n (fun i => mv n K r i - r i) = nrm2 F n (mv n K r) - nrm2 F n r).
      { transitivity (nrm2 F n (mv n K r) - (1 + 1) * dot n r (mv n K r) + nrm2 F n r).
        - unfold nrm2, dot. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring.
        - rewrite <- Q. unfold nrm2, dot. ring. }
      apply (nrm2_nonneg n (fun i => mv n K r i - r i)). rewrite S.
      apply pos_sub_lt. apply lt_sub_pos in L.
      match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
      exact L. }
    exists z. intros i Hi. rewrite (E i Hi), (Rz i Hi).
    transitivity (mv n K z i + (sum n (fun k => z k * delta k i) - mv n K z i)).
    - rewrite (sum_delta F z Hi). ring.
    - f_equal. unfold mv. rewrite <- sum_sub.
      transitivity (sum n (fun k => z k * (delta i k - K i k))); [|ring].
      apply sum_ext. intros k _. rewrite (delta_sym F k i). ring. }
  destruct Ex as [z Hz]. exists z. split; [exact Hz|].
  assert (Df : forall y y', veq n (fun i => (mv n K y i + u i) - (mv n K y' i + u i))
                                  (mv n K (fun i => y i - y' i))).
  { intros y y' i Hi. transitivity (mv n K y i - mv n K y' i); [ring|]. unfold mv.
    rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  split.
  - intros z' Hz'.
    assert (E : forall i, (i < n)%nat -> z' i - z i = 0).
    { apply (Z0 (fun i => z' i - z i)).
      assert (Q : nrm2 F n (mv n K (fun i => z' i - z i)) = nrm2 F n (fun i => z' i - z i)).
      { apply sum_ext. intros i Hi. rewrite <- (Df z' z i Hi), <- (Hz i Hi), <- (Hz' i Hi).
        reflexivity. }
      rewrite Q. apply lt_irrefl. }
    intros i Hi. transitivity (z' i - z i + z i); [ring|]. rewrite (E i Hi). ring.
  - intros z0 i Hi.
    set (f := fun (y : nat -> F) i => mv n K y i + u i).
    set (e := fun t i => iter t f z0 i - z i).
    assert (Step : forall t, veq n (e (S t)) (mv n K (e t))).
    { intros t j Hj. refine (eq_trans _ (Df (iter t f z0) z j Hj)).
      change (mv n K (iter t f z0) j + u j - z j
              = mv n K (iter t f z0) j + u j - (mv n K z j + u j)).
      f_equal. apply (Hz j Hj). }
    (* a factor in (0,1) that also works when kappa <= 0 *)
    assert (Kp : exists k, 0 < k /\ k < 1 /\ forall v, ~ k * nrm2 F n v < nrm2 F n (mv n K v)).
    { destruct (lt_total F 0 kappa) as [P|P]; [exists kappa; auto|].
      destruct (midpoint F 0 1 (one_pos F)) as [M1 M2].
      exists (rinv F (1 + 1) * (0 + 1)). split; [exact M1|split; [exact M2|]].
      intros v L. apply (HK v). apply (not_lt_lt_trans F _ (rinv F (1 + 1) * (0 + 1) * nrm2 F n v)); [|exact L].
      intro L'. apply lt_sub_pos in L'. apply (nrm2_nonneg n v).
      set (k := rinv F (1 + 1) * (0 + 1)) in *.
      replace (kappa * nrm2 F n v - k * nrm2 F n v) with ((k - kappa) * (- nrm2 F n v)) in L' by ring.
      assert (Pk : 0 < k - kappa).
      { apply lt_sub_pos. destruct P as [<-|P]; [exact M1|apply lt_trans with 0; assumption]. }
      destruct (lt_total F (nrm2 F n v) 0) as [Q|[Q|Q]]; [exact Q|exfalso|exfalso].
      - rewrite Q in L'. replace ((k - kappa) * - 0) with (0 : F) in L' by ring. exact (lt_irrefl F _ L').
      - apply (lt_asym F _ _ L'). pose proof (lt_mul F _ _ Pk Q) as Q'.
        replace ((k - kappa) * - nrm2 F n v) with (- ((k - kappa) * nrm2 F n v)) by ring.
        apply neg_opp, Q'. }
    destruct Kp as [k [Pk [Lk HK']]].
    assert (Bd : forall t, ~ pow F k t * nrm2 F n (e 0%nat) < nrm2 F n (e t)).
    { induction t as [|t IH].
      - cbn [pow]. replace (1 * nrm2 F n (e 0%nat)) with (nrm2 F n (e 0%nat)) by ring. apply lt_irrefl.
      - intro L. cbn [pow] in L.
        assert (Q : nrm2 F n (e (S t)) = nrm2 F n (mv n K (e t))).
        { apply sum_ext. intros j Hj. rewrite (Step t j Hj). reflexivity. }
        rewrite Q in L. apply (HK' (e t)).
        apply (not_lt_lt_trans F _ (k * pow F k t * nrm2 F n (e 0%nat))); [|exact L].
        intro L'. apply IH. apply lt_sub_pos in L'. apply pos_sub_lt.
        pose proof (lt_mul F _ _ (inv_pos F _ Pk) L') as Q'.
        match type of Q' with 0 < ?s => replace s with
          ((rinv F k * k) * (nrm2 F n (e t) - pow F k t * nrm2 F n (e 0%nat))) in Q' by ring end.
        rewrite (inv_left F (pos_neq F _ Pk)) in Q'.
        match type of Q' with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
        exact Q'. }
    assert (Lk' : - (1) < k) by (apply lt_trans with 0; [apply neg_opp, one_pos|exact Pk]).
    pose proof (tends_mul (nrm2 F n (e 0%nat)) (tends_pow F Ar k Lk' Lk)) as T.
    intros eps He. destruct (T (eps * eps) (lt_mul F _ _ He He)) as [t0 Ht0]. exists t0. intros t Ht.
    destruct (Ht0 t Ht) as [A _].
    destruct (square_lt F (e t i) eps He) as [S1 S2].
    { apply (not_lt_lt_trans F _ (nrm2 F n (e t))); [apply entry_le_nrm2, Hi|].
      apply (not_lt_lt_trans F _ (pow F k t * nrm2 F n (e 0%nat))); [apply Bd|].
      match type of A with ?s < _ => match goal with |- ?t < _ => replace t with s by ring end end.
      exact A. }
    split; [exact S2|]. apply pos_sub_lt. apply lt_sub_pos in S1. unfold e in S1.
    match type of S1 with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
    exact S1.
Qed.
End Neumann.

Print Assumptions recurrent_network_computes_the_inverse_when_norm_of_k_is_below_one.
