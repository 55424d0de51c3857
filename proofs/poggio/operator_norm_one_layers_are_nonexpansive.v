(* For every W with |W|_2 <= 1 the maps z -> Wz and z -> sigma(Wz), sigma = ReLU, are
   non-expansive in the Euclidean norm.  |W|_2 <= 1 is read as |Wv|^2 <= |v|^2 for all v;
   norms are compared by their squares.  For all n, over every ordered field.
   Source: Poggio, section 5.2, first remark. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Nonexpansive.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) ->
  ~ sum n g < sum n f.
Proof.
  intros n f g H L. apply (sum_nonneg F n (fun i => g i - f i)).
  - intros i Hi Q. apply (H i Hi). apply pos_opp in Q.
    apply pos_sub_lt. replace (f i - g i) with (- (g i - f i)) by ring. exact Q.
  - rewrite sum_sub. apply lt_sub_pos in L. apply pos_sub_lt.
    replace (0 - (sum n g - sum n f)) with (sum n f - sum n g) by ring. exact L.
Qed.

(** |relu a - relu b| <= |a - b| *)
Lemma relu_contracts : forall relu, is_relu F relu -> forall a b : F,
  ~ (a - b) * (a - b) < (relu a - relu b) * (relu a - relu b).
Proof.
  intros relu [R1 R2] a b L.
  assert (C : forall s t : F, 0 < s -> ~ 0 < t -> ~ (s - t) * (s - t) < s * s).
  { intros s t Ps Nt Q. apply lt_sub_pos in Q.
    replace (s * s - (s - t) * (s - t)) with (t * (s + (s - t))) in Q by ring.
    destruct (lt_total F t 0) as [P|[->|P]]; [| |exact (Nt P)].
    - apply pos_opp in P. assert (P' : 0 < s + (s - t)).
      { replace (s + (s - t)) with (s + s + - t) by ring. repeat apply pos_add; assumption. }
      pose proof (lt_mul F _ _ P P') as Q'. apply (lt_asym F _ _ Q). apply pos_sub_lt.
      match type of Q' with 0 < ?u => match goal with |- 0 < ?v => replace v with u by ring end end.
      exact Q'.
    - replace (0 * (s + (s - 0))) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q). }
  assert (D : forall t : F, 0 < t \/ ~ 0 < t).
  { intro t. destruct (lt_total F 0 t) as [P|[<-|P]]; [left; exact P|right; apply lt_irrefl|right].
    intro Q. exact (lt_asym F _ _ P Q). }
  destruct (D a) as [Pa|Na], (D b) as [Pb|Nb].
  - rewrite !R1 in L by assumption. exact (lt_irrefl F _ L).
  - rewrite (R1 a Pa), (R2 b Nb) in L. apply (C a b Pa Nb).
    replace (a * a) with ((a - 0) * (a - 0)) by ring. exact L.
  - rewrite (R2 a Na), (R1 b Pb) in L. apply (C b a Pb Na).
    replace (b * b) with ((0 - b) * (0 - b)) by ring.
    replace ((b - a) * (b - a)) with ((a - b) * (a - b)) by ring. exact L.
  - rewrite !R2 in L by assumption. replace ((0 - 0) * (0 - 0)) with (0 : F) in L by ring.
    exact (square_nonneg F _ L).
Qed.

Theorem operator_norm_one_layers_are_nonexpansive :
  forall (n : nat) (W : nat -> nat -> F) (relu : F -> F), is_relu F relu ->
  (forall v, ~ nrm2 F n v < nrm2 F n (mv n W v)) ->
  forall x y : nat -> F,
  ~ nrm2 F n (fun i => x i - y i) < nrm2 F n (fun i => mv n W x i - mv n W y i) /\
  ~ nrm2 F n (fun i => x i - y i)
    < nrm2 F n (fun i => layer n relu W x i - layer n relu W y i).
Proof.
  intros n W relu R H x y.
  assert (E : nrm2 F n (fun i => mv n W x i - mv n W y i) = nrm2 F n (mv n W (fun i => x i - y i))).
  { apply sum_ext. intros i _.
    assert (Q : mv n W x i - mv n W y i = mv n W (fun i => x i - y i) i).
    { unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
    rewrite Q. reflexivity. }
  split.
  - rewrite E. apply H.
  - intro L. apply (H (fun i => x i - y i)). rewrite <- E.
    apply (lt_not_lt_trans F _ _ _ L).
    apply sum_le. intros i _. apply (relu_contracts relu R).
Qed.
End Nonexpansive.

Print Assumptions operator_norm_one_layers_are_nonexpansive.
