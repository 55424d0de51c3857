(* For graphs in, latent, out on n vertices let g(X, Y) = (L_Y + J/n)(L_X + J/n)^-1.  For orthogonal
   U, V and every n x n matrix W: W = U g(latent, out) S' g(in, latent) V^T with
   S' = g(latent, out)^-1 U^T W V g(in, latent)^-1; and S' = S if the three graphs agree and
   W = U S V^T.  The inverses of g(latent, out) and g(in, latent) are those with the graphs
   exchanged.  NI, NL, NO are the inverses of L + J/n for the three graphs (which exist for
   connected graphs).  Weighted graphs, all n, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 8. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Eq8.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition inverse (n : nat) (A N : nat -> nat -> F) : Prop :=
  meq n n (mm n A N) delta /\ meq n n (mm n N A) delta.
Definition lifted (n : nat) (w : nat -> nat -> F) : nat -> nat -> F :=
  fun i j => laplacian F n w i j + mean F n i j.
Definition transposed (A : nat -> nat -> F) : nat -> nat -> F := fun i j => A j i.

Lemma same : forall m n (A : nat -> nat -> F), meq m n A A.
Proof. intros m n A i j _ _. reflexivity. Qed.

(** X (M Y) N = X N if M Y = I. *)
Lemma cancels : forall n (X Y N M : nat -> nat -> F), meq n n (mm n M Y) delta ->
  meq n n (mm n (mm n X M) (mm n Y N)) (mm n X N).
Proof.
  intros n X Y N M H i j Hi Hj. rewrite (mm_associative F).
  apply (mm_congruent F n n n X X _ _ (same n n X)); [|exact Hi|exact Hj].
  intros a b Ha Hb. rewrite <- (mm_associative F).
  rewrite (mm_congruent F n n n _ _ N N H (same n n N) a b Ha Hb). apply mm_delta_l, Ha.
Qed.

Lemma transfer_inverse : forall n (A B NA NB : nat -> nat -> F), inverse n A NA -> inverse n B NB ->
  inverse n (mm n B NA) (mm n A NB).
Proof.
  intros n A B NA NB [A1 A2] [B1 B2]. split; intros i j Hi Hj.
  - rewrite (cancels n B A NB NA A2 i j Hi Hj). apply B1; assumption.
  - rewrite (cancels n A B NA NB B2 i j Hi Hj). apply A1; assumption.
Qed.

Theorem eq8_with_the_mean_added_represents_every_square_layer :
  forall (n : nat) (wi wl wo NI NL NO U V : nat -> nat -> F),
  inverse n (lifted n wi) NI -> inverse n (lifted n wl) NL -> inverse n (lifted n wo) NO ->
  inverse n U (transposed U) -> inverse n V (transposed V) ->
  let g_out := mm n (lifted n wo) NL in let h_out := mm n (lifted n wl) NO in
  let g_in := mm n (lifted n wl) NI in let h_in := mm n (lifted n wi) NL in
  inverse n g_out h_out /\ inverse n g_in h_in /\
  forall W : nat -> nat -> F,
    let S' := mm n h_out (mm n (mm n (transposed U) (mm n W V)) h_in) in
    meq n n (mm n U (mm n g_out (mm n S' (mm n g_in (transposed V))))) W /\
    (meq n n wi wl -> meq n n wl wo -> forall S,
       meq n n W (mm n U (mm n S (transposed V))) -> meq n n S' S).
Proof.
  intros n wi wl wo NI NL NO U V HI HL HO [U1 U2] [V1 V2] g_out h_out g_in h_in.
  pose proof (transfer_inverse n _ _ _ _ HL HO) as Go. pose proof (transfer_inverse n _ _ _ _ HI HL) as Gi.
  fold g_out h_out in Go. fold g_in h_in in Gi.
  split; [exact Go|]. split; [exact Gi|]. intros W S'.
  set (T := mm n (transposed U) (mm n W V)) in *.
  destruct Go as [Go1 Go2]. destruct Gi as [Gi1 Gi2].
  (* M (N A) = A and (A M) N = A if M N = I *)
  assert (Lft : forall M N A : nat -> nat -> F, meq n n (mm n M N) delta -> meq n n (mm n M (mm n N A)) A).
  { intros M N A H i j Hi Hj. rewrite <- (mm_associative F).
    rewrite (mm_congruent F n n n _ _ A A H (same n n A) i j Hi Hj). apply mm_delta_l, Hi. }
  assert (Rgt : forall M N A : nat -> nat -> F, meq n n (mm n M N) delta -> meq n n (mm n (mm n A M) N) A).
  { intros M N A H i j Hi Hj. rewrite (mm_associative F).
    rewrite (mm_congruent F n n n A A _ _ (same n n A) H i j Hi Hj). apply mm_delta_r, Hj. }
  assert (UTV : meq n n (mm n U (mm n T (transposed V))) W).
  { intros i j Hi Hj.
    transitivity (mm n U (mm n (transposed U) W) i j); [|apply (Lft U (transposed U) W U1 i j Hi Hj)].
    apply (mm_congruent F n n n); [apply same| |exact Hi|exact Hj]. intros a b Ha Hb. unfold T.
    rewrite (mm_associative F). apply (mm_congruent F n n n); [apply same| |exact Ha|exact Hb].
    apply Rgt, V1. }
  split.
  - intros i j Hi Hj. rewrite <- (UTV i j Hi Hj).
    apply (mm_congruent F n n n); [apply same| |exact Hi|exact Hj]. intros a b Ha Hb.
    transitivity (mm n g_out (mm n h_out (mm n (mm n T h_in) (mm n g_in (transposed V)))) a b).
    { apply (mm_congruent F n n n); [apply same| |exact Ha|exact Hb]. intros c d Hc Hd. unfold S'.
      apply (mm_associative F). }
    rewrite (Lft g_out h_out _ Go1 a b Ha Hb). apply (cancels n T g_in (transposed V) h_in Gi2 a b Ha Hb).
  - intros E1 E2 S HW.
    assert (Lap : forall v w, meq n n v w -> meq n n (lifted n v) (lifted n w)).
    { intros v w H i j Hi Hj. unfold lifted, laplacian. rewrite (H i j Hi Hj). f_equal. f_equal. f_equal.
      apply sum_ext. intros k Hk. apply H; assumption. }
    assert (Ho : meq n n h_out delta).
    { intros i j Hi Hj. rewrite <- (proj1 HO i j Hi Hj). apply (mm_congruent F n n n);
        [apply Lap, E2|apply same|exact Hi|exact Hj]. }
    assert (Hin : meq n n h_in delta).
    { intros i j Hi Hj. rewrite <- (proj1 HL i j Hi Hj). apply (mm_congruent F n n n);
        [apply Lap, E1|apply same|exact Hi|exact Hj]. }
    intros i j Hi Hj. transitivity (mm n T h_in i j).
    { unfold S'. rewrite (mm_congruent F n n n _ _ _ _ Ho (same n n (mm n T h_in)) i j Hi Hj).
      apply mm_delta_l, Hi. }
    rewrite (mm_congruent F n n n _ _ _ _ (same n n T) Hin i j Hi Hj), (mm_delta_r F n T i j Hj).
    unfold T.
    rewrite (mm_congruent F n n n (transposed U) (transposed U) (mm n W V) (mm n U S) (same n n _));
      [apply (Lft (transposed U) U S U2 i j Hi Hj)| |exact Hi|exact Hj].
    intros a b Ha Hb.
    rewrite (mm_congruent F n n n _ _ V V HW (same n n V) a b Ha Hb).
    rewrite (mm_associative F). apply (mm_congruent F n n n); [apply same| |exact Ha|exact Hb].
    apply Rgt, V2.
Qed.
End Eq8.

Print Assumptions eq8_with_the_mean_added_represents_every_square_layer.
