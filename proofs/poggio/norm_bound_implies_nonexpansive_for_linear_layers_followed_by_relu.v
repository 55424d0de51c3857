(* T = W linear: |Tx - Ty| = |T(x - y)|, so |Tz| <= |z| for all z gives |Tx - Ty| <= |x - y|;
   and |relu(Tx) - relu(Ty)| <= |Tx - Ty|, hence relu T is non-expansive, too.
   W is M x N; norms squared; for all sizes, over every ordered field.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Layers.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) -> ~ sum n g < sum n f.
Proof.
  intros n f g H L. apply (sum_nonneg F n (fun i => g i - f i)).
  - intros i Hi Q. apply (H i Hi). apply pos_sub_lt. apply lt_sub_pos in Q.
    replace (f i - g i) with (0 - (g i - f i)) by ring. exact Q.
  - rewrite sum_sub. apply pos_sub_lt. apply lt_sub_pos in L.
    replace (0 - (sum n g - sum n f)) with (sum n f - sum n g) by ring. exact L.
Qed.

(* (relu a - relu b)^2 <= (a - b)^2 *)
Lemma relu_contracts : forall relu, is_relu F relu -> forall a b,
  ~ (a - b) * (a - b) < (relu a - relu b) * (relu a - relu b).
Proof.
  assert (Half : forall a b : F, 0 < a -> ~ 0 < b -> ~ (a - b) * (a - b) < a * a).
  { intros a b Pa Nb L. apply lt_sub_pos in L.
    replace (a * a - (a - b) * (a - b)) with (b * (a + a - b)) in L by ring.
    destruct (lt_total F 0 b) as [P|[P|P]]; [contradiction| |].
    - rewrite <- P in L. replace (0 * (a + a - 0)) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
    - apply pos_opp in P. apply (lt_asym F _ _ L). apply pos_sub_lt.
      replace (0 - b * (a + a - b)) with (- b * (a + a + - b)) by ring.
      apply lt_mul; [exact P|]. repeat apply pos_add; assumption. }
  intros relu [R1 R2] a b.
  assert (D : forall t : F, 0 < t \/ ~ 0 < t).
  { intro t. destruct (lt_total F 0 t) as [P|[<-|P]]; [left; exact P|right; apply lt_irrefl|].
    right. exact (lt_asym F _ _ P). }
  destruct (D a) as [A|A], (D b) as [B|B].
  - rewrite (R1 a A), (R1 b B). apply lt_irrefl.
  - rewrite (R1 a A), (R2 b B). replace ((a - 0) * (a - 0)) with (a * a) by ring. apply Half; assumption.
  - rewrite (R2 a A), (R1 b B). replace ((0 - b) * (0 - b)) with (b * b) by ring.
    replace ((a - b) * (a - b)) with ((b - a) * (b - a)) by ring. apply Half; assumption.
  - rewrite (R2 a A), (R2 b B). replace ((0 - 0) * (0 - 0)) with (0 : F) by ring. apply square_nonneg.
Qed.

Theorem norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu :
  forall (M N : nat) (W : nat -> nat -> F) (relu : F -> F), is_relu F relu ->
  (forall x y, veq M (fun i => mv N W x i - mv N W y i) (mv N W (fun j => x j - y j))) /\
  (forall x y, ~ nrm2 F M (fun i => mv N W x i - mv N W y i)
               < nrm2 F M (fun i => relu (mv N W x i) - relu (mv N W y i))) /\
  ((forall z, ~ nrm2 F N z < nrm2 F M (mv N W z)) ->
   forall x y,
   ~ nrm2 F N (fun j => x j - y j) < nrm2 F M (fun i => mv N W x i - mv N W y i) /\
   ~ nrm2 F N (fun j => x j - y j) < nrm2 F M (fun i => relu (mv N W x i) - relu (mv N W y i))).
Proof.
  intros M N W relu HR.
  assert (Lin : forall x y, veq M (fun i => mv N W x i - mv N W y i) (mv N W (fun j => x j - y j))).
  { intros x y i _. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  assert (Con : forall x y, ~ nrm2 F M (fun i => mv N W x i - mv N W y i)
               < nrm2 F M (fun i => relu (mv N W x i) - relu (mv N W y i))).
  { intros x y. apply sum_le. intros i _. apply relu_contracts, HR. }
  split; [exact Lin|split; [exact Con|]]. intros H x y.
  assert (A : ~ nrm2 F N (fun j => x j - y j) < nrm2 F M (fun i => mv N W x i - mv N W y i)).
  { replace (nrm2 F M (fun i => mv N W x i - mv N W y i))
      with (nrm2 F M (mv N W (fun j => x j - y j))); [apply H|].
    apply sum_ext. intros i Hi. rewrite <- (Lin x y i Hi). reflexivity. }
  split; [exact A|]. intro L. apply A.
  apply (lt_not_lt_trans F _ _ _ L (Con x y)).
Qed.
End Layers.

Print Assumptions norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu.
