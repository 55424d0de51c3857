(* D finite: for every network function f (in particular f_W for all weights W) there is
   a finite eps with |f(x_i) - y_i| <= eps for all i.  Inputs in any set, over every
   ordered field; the bound obtained is strict.
   Source: Ng, Luo & Qiu, theorem 1, reading "some finite eps". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Margin.
Variable F : OField.
Open Scope R_scope.

Theorem theorem1_gives_some_finite_margin :
  forall (P : Type) (f : P -> F) (p : nat) (xs : nat -> P) (y : nat -> F),
  exists eps : F, forall i, (i < p)%nat -> close F eps (f (xs i)) (y i).
Proof.
  intros P f p xs y.
  destruct (upper_bound F p (fun i => f (xs i) - y i)) as [a [Pa A]].
  destruct (upper_bound F p (fun i => y i - f (xs i))) as [b [Pb B]].
  destruct (lt_total F a b) as [L|[<-|L]].
  - exists b. intros i Hi. split; [apply lt_trans with a; [apply A, Hi|exact L]|apply B, Hi].
  - exists a. intros i Hi. split; [apply A, Hi|apply B, Hi].
  - exists a. intros i Hi. split; [apply A, Hi|apply lt_trans with b; [apply B, Hi|exact L]].
Qed.
End Margin.

Print Assumptions theorem1_gives_some_finite_margin.
