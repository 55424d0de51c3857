(* Every f: {0,1}^n -> {0,1}, computable or not, is computed by a finite directed acyclic
   graph with constituents of at most two variables: a list of nodes, each an input or a
   function of two earlier nodes, whose last node has the value f(x).  For every n.
   Source: Poggio, section 4, definition of compositional sparsity. *)
Require Import Arith Lia List Bool.
Require Import Elenchus.formal.Finite.
Import ListNotations.

Inductive node : Type :=
  | input : nat -> node
  | gate : (bool -> bool -> bool) -> nat -> nat -> node.

(* The values of the nodes: a node sees the list of the values before it. *)
Definition value (x : nat -> bool) (before : list bool) (v : node) : bool :=
  match v with
  | input i => x i
  | gate c p q => c (nth p before false) (nth q before false)
  end.
Definition values (g : list node) (x : nat -> bool) (before : list bool) : list bool :=
  fold_left (fun l v => l ++ [value x l v]) g before.
Lemma values_cons : forall v g x l, values (v :: g) x l = values g x (l ++ [value x l v]).
Proof. reflexivity. Qed.

(* Gates refer to nodes by position; a graph that stands after k nodes refers to them from k on. *)
Lemma values_app : forall g h x before,
  values (g ++ h) x before = values h x (values g x before).
Proof. intros. unfold values. apply fold_left_app. Qed.

Theorem functions_have_a_graph_with_constituents_of_bounded_arity :
  forall (n : nat) (f : (nat -> bool) -> bool),
  (forall x y, (forall i, i < n -> x i = y i) -> f x = f y) ->
  exists g : list node, forall x, last (values g x nil) false = f x.
Proof.
  intros n f Hf.
  (* stronger: after any k nodes some graph ends with f(x), whatever their values *)
  assert (G : forall m f, (forall x y, (forall i, i < m -> x i = y i) -> f x = f y) ->
    forall k, exists g : list node, forall x before, length before = k ->
      exists l, length l + 1 = length g /\ values g x before = before ++ l ++ [f x]).
  { induction m as [|m IH]; intros e He k.
    - exists [gate (fun _ _ => e (fun _ => false)) 0 0]. intros x before _. exists nil.
      split; [reflexivity|]. cbn. do 2 f_equal. apply He. intros i Hi. lia.
    - set (fix_m := fun b (x : nat -> bool) i => if Nat.eqb i m then b else x i).
      assert (Hb : forall b x y, (forall i, i < m -> x i = y i) ->
        e (fix_m b x) = e (fix_m b y)).
      { intros b x y H. apply He. intros i Hi. unfold fix_m.
        destruct (Nat.eqb_spec i m) as [|N]; [reflexivity|]. apply H. lia. }
      destruct (IH (fun x => e (fix_m false x)) (Hb false) k) as [g0 H0].
      destruct (IH (fun x => e (fix_m true x)) (Hb true) (k + length g0)) as [g1 H1].
      (* the two restrictions, x_m, then x_m f_1 and (1 - x_m) f_0 and their disjunction *)
      set (p := k + length g0 + length g1).
      exists (g0 ++ g1 ++ [input m; gate (fun s t => s && negb t) (k + length g0 - 1) p;
        gate andb (p - 1) p; gate orb (p + 1) (p + 2)]).
      intros x before L.
      destruct (H0 x before L) as [l0 [L0 E0]].
      assert (Q : length (before ++ l0 ++ [e (fix_m false x)]) = k + length g0).
      { rewrite !app_length. cbn. lia. }
      destruct (H1 x _ Q) as [l1 [L1 E1]].
      exists (l0 ++ [e (fix_m false x)] ++ l1 ++ [e (fix_m true x)] ++ [x m]
        ++ [e (fix_m false x) && negb (x m)] ++ [e (fix_m true x) && x m]).
      split; [rewrite !app_length; cbn; lia|].
      rewrite !values_app, E0, E1.
      set (b0 := e (fix_m false x)). set (b1 := e (fix_m true x)).
      set (all := (before ++ l0 ++ [b0]) ++ l1 ++ [b1]).
      assert (A : length all = p).
      { unfold all, p. rewrite !app_length in *. cbn in *. lia. }
      assert (Z : length before = k) by exact L.
      assert (N0 : forall r, nth (k + length g0 - 1) (all ++ r) false = b0).
      { intro r. replace (all ++ r) with ((before ++ l0) ++ b0 :: (l1 ++ [b1] ++ r))
          by (unfold all; rewrite <- !app_assoc; reflexivity).
        replace (k + length g0 - 1) with (length (before ++ l0)) by (rewrite app_length; lia).
        apply nth_middle. }
      assert (N1 : forall r, nth (p - 1) (all ++ r) false = b1).
      { intro r. replace (all ++ r) with ((before ++ l0 ++ [b0] ++ l1) ++ b1 :: r)
          by (unfold all; rewrite <- !app_assoc; reflexivity).
        replace (p - 1) with (length (before ++ l0 ++ [b0] ++ l1))
          by (unfold p; rewrite !app_length; cbn; lia).
        apply nth_middle. }
      rewrite values_cons. cbn [value]. rewrite values_cons.
      assert (Vb : value x (all ++ [x m]) (gate (fun s t => s && negb t) (k + length g0 - 1) p)
        = b0 && negb (x m)).
      { cbn [value]. rewrite N0. rewrite <- A, nth_middle. reflexivity. }
      rewrite Vb, values_cons. set (v0 := b0 && negb (x m)).
      assert (Vc : value x ((all ++ [x m]) ++ [v0]) (gate andb (p - 1) p) = b1 && x m).
      { cbn [value]. rewrite <- app_assoc. cbn [app]. rewrite N1. rewrite <- A.
        rewrite nth_middle. reflexivity. }
      rewrite Vc, values_cons. set (v1 := b1 && x m).
      assert (Vd : value x (((all ++ [x m]) ++ [v0]) ++ [v1]) (gate orb (p + 1) (p + 2)) = v0 || v1).
      { cbn [value]. f_equal.
        - rewrite <- app_assoc. cbn [app].
          replace (p + 1) with (length (all ++ [x m])) by (rewrite app_length; cbn; lia).
          apply nth_middle.
        - replace (p + 2) with (length ((all ++ [x m]) ++ [v0]))
            by (rewrite !app_length; cbn; lia).
          apply nth_middle. }
      rewrite Vd. cbn [values fold_left].
      assert (V : v0 || v1 = e x).
      { assert (W : forall b, x m = b -> e (fix_m b x) = e x).
        { intros b Eb. apply He. intros i _. unfold fix_m.
          destruct (Nat.eqb_spec i m) as [->|]; [symmetry; exact Eb|reflexivity]. }
        unfold v0, v1, b0, b1. pose proof (W _ eq_refl) as Wx. destruct (x m); rewrite Wx;
          destruct (e x); destruct (e (fix_m false x)); destruct (e (fix_m true x)); reflexivity. }
      rewrite V. unfold values, all. cbn [fold_left]. rewrite <- !app_assoc. reflexivity. }
  destruct (G n f Hf 0) as [g H]. exists g. intro x. destruct (H x nil eq_refl) as [l [_ E]].
  rewrite E. cbn. rewrite last_last. reflexivity.
Qed.

Print Assumptions functions_have_a_graph_with_constituents_of_bounded_arity.
