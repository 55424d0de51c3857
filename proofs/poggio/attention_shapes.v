(* Shapes of the attention formulas.  A shape is a pair (rows, columns); the product of
   shapes (a, b) and (c, d) is defined iff b = c, the sum of two shapes iff they are equal;
   functions of entries keep the shape.
   Source: Poggio, sections 4.2 and 4.2.1. *)
Require Import Arith Lia.

Definition shape : Set := (nat * nat)%type.
Definition product (s t : option shape) : option shape :=
  match s, t with
  | Some (a, b), Some (c, d) => if Nat.eqb b c then Some (a, d) else None
  | _, _ => None
  end.
Definition plus (s t : option shape) : option shape :=
  match s, t with
  | Some (a, b), Some (c, d) => if andb (Nat.eqb a c) (Nat.eqb b d) then Some (a, b) else None
  | _, _ => None
  end.
Definition transpose (s : option shape) : option shape :=
  match s with Some (a, b) => Some (b, a) | None => None end.
Definition entrywise (s : option shape) : option shape := s.

(* X W_Q W_K^T X^T *)
Definition score (x wq wk : option shape) : option shape :=
  product (product (product x wq) (transpose wk)) (transpose x).
(* H(X W_Q W_K^T X^T) X W_V *)
Definition attention (x wq wk wv : option shape) : option shape :=
  product (product (entrywise (score x wq wk)) x) wv.

Lemma product_fits : forall a b c, product (Some (a, b)) (Some (b, c)) = Some (a, c).
Proof. intros a b c. cbn. rewrite Nat.eqb_refl. reflexivity. Qed.

Theorem attention_score_matrix_is_t_by_t : forall t d dk,
  score (Some (t, d)) (Some (d, dk)) (Some (d, dk)) = Some (t, t).
Proof. intros t d dk. unfold score, transpose. rewrite !product_fits. reflexivity. Qed.

Theorem attention_formula_with_q_equal_wq_is_well_typed : forall t d dk dout,
  score (Some (t, d)) (Some (d, dk)) (Some (d, dk)) = Some (t, t) /\
  attention (Some (t, d)) (Some (d, dk)) (Some (d, dk)) (Some (d, dout)) = Some (t, dout).
Proof.
  intros t d dk dout. split; [apply attention_score_matrix_is_t_by_t|].
  unfold attention, entrywise. rewrite attention_score_matrix_is_t_by_t, !product_fits. reflexivity.
Qed.

Theorem attention_residual_formula_is_well_typed_iff_d_out_is_d_in : forall t d dk dout,
  (exists s, plus (Some (t, d)) (attention (Some (t, d)) (Some (d, dk)) (Some (d, dk)) (Some (d, dout))) = Some s)
  <-> dout = d.
Proof.
  intros t d dk dout.
  rewrite (proj2 (attention_formula_with_q_equal_wq_is_well_typed t d dk dout)). cbn.
  rewrite Nat.eqb_refl. cbn. destruct (Nat.eqb_spec d dout) as [->|N]; split.
  - intros _. reflexivity.
  - intros _. exists (t, dout). reflexivity.
  - intros [s E]. discriminate E.
  - intro E. exfalso. apply N. symmetry. exact E.
Qed.

(* x + MLP(LN x) + Attention(LN x), all maps keeping the shape *)
Theorem parallel_block_formula_is_well_typed : forall t d (mlp att : shape -> shape),
  mlp (t, d) = (t, d) -> att (t, d) = (t, d) ->
  plus (plus (Some (t, d)) (Some (mlp (t, d)))) (Some (att (t, d))) = Some (t, d).
Proof. intros t d mlp att M A. rewrite M, A. cbn. rewrite !Nat.eqb_refl. cbn. rewrite !Nat.eqb_refl. reflexivity. Qed.

Print Assumptions attention_score_matrix_is_t_by_t.
Print Assumptions attention_formula_with_q_equal_wq_is_well_typed.
Print Assumptions attention_residual_formula_is_well_typed_iff_d_out_is_d_in.
Print Assumptions parallel_block_formula_is_well_typed.
