(* "Some pair (x_{2i-1}, x_{2i}), i < h, consists of two ones" on {0,1}^{2h} is
   computed by sum_i x_{2i-1} x_{2i} > 0 and by sum_i (x_{2i-1} + x_{2i} - 1/2)^2 > h/4; the
   second inequality is multiplied by 4.  For all h, in the integers.
   Source: Poggio, section 6.3. *)
Require Import ZArith Lia Psatz.
Open Scope Z_scope.

Definition px (b : bool) : Z := if b then 1 else 0.
Fixpoint total (h : nat) (f : nat -> Z) : Z :=
  match h with O => 0 | S k => total k f + f k end.

Theorem two_aligned_white_pixels_are_detectable_by_both_networks :
  forall (h : nat) (a b : nat -> bool),
  ((exists i, (i < h)%nat /\ a i = true /\ b i = true) <-> 0 < total h (fun i => px (a i) * px (b i))) /\
  ((exists i, (i < h)%nat /\ a i = true /\ b i = true) <->
   Z.of_nat h < total h (fun i => (2 * (px (a i) + px (b i)) - 1) * (2 * (px (a i) + px (b i)) - 1))).
Proof.
  intros h a b.
  assert (P : 0 <= total h (fun i => px (a i) * px (b i)) /\
    total h (fun i => (2 * (px (a i) + px (b i)) - 1) * (2 * (px (a i) + px (b i)) - 1))
    = Z.of_nat h + 8 * total h (fun i => px (a i) * px (b i))).
  { induction h as [|h [I J]]; [split; reflexivity|]. cbn [total].
    unfold px in *. rewrite J. destruct (a h), (b h); lia. }
  assert (Q : (exists i, (i < h)%nat /\ a i = true /\ b i = true) <-> 0 < total h (fun i => px (a i) * px (b i))).
  { clear P. induction h as [|h IH].
    - split; [intros [i [H _]]; lia|cbn; lia].
    - assert (N : 0 <= total h (fun i => px (a i) * px (b i))).
      { clear IH. induction h as [|h N]; cbn [total]; [lia|]. unfold px in *. destruct (a h), (b h); lia. }
      cbn [total]. split.
      + intros [i [H [A B]]]. destruct (Nat.eq_dec i h) as [->|E].
        * rewrite A, B. unfold px in *. lia.
        * assert (T : 0 < total h (fun i => px (a i) * px (b i))).
          { apply IH. exists i. split; [lia|split; assumption]. }
          unfold px in *. destruct (a h), (b h); lia.
      + intro T. destruct (a h) eqn:A, (b h) eqn:B;
          try (exists h; split; [lia|split; assumption]);
          (assert (T' : 0 < total h (fun i => px (a i) * px (b i))) by (unfold px in *; lia);
           apply IH in T'; destruct T' as [i [H R]]; exists i; split; [lia|exact R]). }
  split; [exact Q|]. rewrite Q. destruct P as [_ ->]. lia.
Qed.

Print Assumptions two_aligned_white_pixels_are_detectable_by_both_networks.
