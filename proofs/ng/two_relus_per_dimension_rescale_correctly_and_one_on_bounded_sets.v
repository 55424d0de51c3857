(* For relu(t) = t for t > 0 and 0 otherwise and every s: s x = s relu(x) - s relu(-x) for all x,
   and s x = s relu(x + r) - s r for |x| <= r.  Hence, for all n, two relus per dimension rescale
   every vector, one per dimension a bounded set (last two parts; factors s_i).  Over every
   ordered field.
   Source: Ng, Luo & Qiu, text after the S' formula. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section TwoRelus.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets :
  forall (relu : F -> F), is_relu F relu ->
  (forall s x, s * x = s * relu x - s * relu (- x)) /\
  (forall s x r, ~ x < - r -> ~ r < x -> s * x = s * relu (x + r) - s * r) /\
  (forall n (s x : nat -> F),
     veq n (fun i => s i * x i) (fun i => s i * relu (x i) - s i * relu (- x i))) /\
  (forall n (s x : nat -> F) r, (forall i, (i < n)%nat -> ~ x i < - r /\ ~ r < x i) ->
     veq n (fun i => s i * x i) (fun i => s i * relu (x i + r) - s i * r)).
Proof.
  intros relu [R1 R2].
  assert (A : forall s x, s * x = s * relu x - s * relu (- x)).
  { intros s x. destruct (lt_total F 0 x) as [P|[<-|P]].
    - rewrite (R1 x P), (R2 (- x)); [ring|]. apply lt_asym, neg_opp, P.
    - replace (- (0 : F)) with (0 : F) by ring. rewrite (R2 0 (lt_irrefl F 0)). ring.
    - rewrite (R2 x (lt_asym F _ _ P)), (R1 (- x) (pos_opp F _ P)). ring. }
  assert (B : forall s x r, ~ x < - r -> ~ r < x -> s * x = s * relu (x + r) - s * r).
  { intros s x r L _. destruct (lt_total F 0 (x + r)) as [P|[P|P]].
    - rewrite (R1 _ P). ring.
    - rewrite <- P, (R2 0 (lt_irrefl F 0)). replace x with (x + r - r) by ring. rewrite <- P. ring.
    - exfalso. apply L. apply pos_sub_lt. apply pos_opp in P.
      replace (- r - x) with (- (x + r)) by ring. exact P. }
  split; [exact A|]. split; [exact B|]. split.
  - intros n s x i _. apply A.
  - intros n s x r H i Hi. apply B; apply (H i Hi).
Qed.
End TwoRelus.

Print Assumptions two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets.
