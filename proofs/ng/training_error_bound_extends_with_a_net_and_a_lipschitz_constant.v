(* Let every x in X have a datum y in D, D contained in X, at distance at most h, let e = f_W - f
   satisfy |e(x) - e(y)| <= K d(x, y) on X with K >= 0, and |e(y)| <= eps on D.  Then
   |e(x)| <= eps + K h on X.  X and D are subsets of any type with any distance d, e takes values
   in the vectors nat -> F (in F itself for one component), |.| is any function with
   |u| <= |u - v| + |v| for all u, v, in particular every norm.  Over every ordered field; a <= b is
   written ~ b < a.
   Source: Ng, Luo & Qiu, text after Theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Net.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem training_error_bound_extends_with_a_net_and_a_lipschitz_constant :
  forall (T : Type) (d : T -> T -> F) (X D : T -> Prop) (norm : (nat -> F) -> F)
    (fw f : T -> nat -> F) (eps K h : F),
  let e := fun x i => fw x i - f x i in
  (forall u v, ~ norm (fun i => u i - v i) + norm v < norm u) ->
  ~ K < 0 -> (forall y, D y -> X y) ->
  (forall x, X x -> exists y, D y /\ ~ h < d x y) ->
  (forall x y, X x -> X y -> ~ K * d x y < norm (fun i => e x i - e y i)) ->
  (forall y, D y -> ~ eps < norm (e y)) ->
  forall x, X x -> ~ eps + K * h < norm (e x).
Proof.
  intros T d X D norm fw f eps K h e Tri PK DX Net Lip Err x Hx L.
  destruct (Net x Hx) as [y [Hy Hd]].
  assert (Mono : forall a b c g : F, ~ b < a -> ~ g < c -> ~ b + g < a + c).
  { intros a b c g H1 H2 Q.
    destruct (lt_total F a b) as [P|[->|P]]; [| |exact (H1 P)];
      (destruct (lt_total F c g) as [R|[->|R]]; [| |exact (H2 R)]).
    - exact (lt_asym F _ _ Q (lt_add2 F _ _ _ _ P R)).
    - apply (lt_asym F _ _ Q). apply pos_sub_lt. replace (b + g - (a + g)) with (b - a) by ring.
      apply lt_sub_pos, P.
    - apply (lt_asym F _ _ Q). apply lt_add, R.
    - exact (lt_irrefl F _ Q). }
  assert (KH : ~ K * h < K * d x y).
  { intro Q. apply lt_sub_pos in Q.
    replace (K * d x y - K * h) with (K * (d x y - h)) in Q by ring.
    destruct (lt_total F 0 K) as [P|[<-|P]]; [| |exact (PK P)].
    - apply Hd. apply pos_sub_lt. replace (d x y - h) with (rinv F K * (K * (d x y - h))).
      + apply lt_mul; [apply inv_pos, P|exact Q].
      + transitivity ((rinv F K * K) * (d x y - h)); [ring|]. rewrite (inv_left F (pos_neq F _ P)). ring.
    - replace (0 * (d x y - h)) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q). }
  apply (Tri (e x) (e y)). apply (not_lt_lt_trans F) with (eps + K * h); [|exact L].
  replace (eps + K * h) with (K * h + eps) by ring. apply Mono; [|apply Err, Hy].
  intro Q. apply (Lip x y Hx (DX y Hy)). apply (not_lt_lt_trans F _ _ _ KH Q).
Qed.
End Net.

Print Assumptions training_error_bound_extends_with_a_net_and_a_lipschitz_constant.
