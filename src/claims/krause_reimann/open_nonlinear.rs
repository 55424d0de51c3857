//! Open question 11: fixed points and eigenvalues of the trained tanh and sigmoid networks, as training goes on.

use super::notation::*;
use crate::claim;
use crate::claims::words::activate;
use crate::kernel::{Judgement, Space};
use crate::number::{Elementary, Undefined, decided};

claim! {
    pub struct TanhGainEquation = "krause_reimann::tanh_gain_grows_by_a_closed_equation", Own;
    place: "§3.2.2; open question 11: how do the eigenvalues of the trained tanh network change with training time?";
    says: "φ = tanh, gradient flow on X' from W_0 = 0: the eigenvalues of W_t are 0, K, K with dK/dt = (1 − tanh K)(1 − tanh² K)/3, and E = e^{2K} satisfies E²/2 + 3E + 3 ln E − 1/E − 5/2 = 16t/3. So K increases for ever, like ¼ ln(32t/3).";
    reading: "The training loss is ((1 − tanh K_2)² + (1 − tanh K_3)²)/6. With T = (E − 1)/(E + 1): (1 − T)(E + 1) = 2, (1 − T²)(E + 1)² = 4E, dE/dt = 2E·dK/dt, and the left side F has dF/dE·E² = E³ + 3E² + 3E + 1. Multiplied by the denominators, dF/dt = 16/3 says 2·2·4(E³ + 3E² + 3E + 1)/3 = (16/3)(E + 1)³; at t = 0, E = 1 the left side is 0.";
    verdict: "Proved by identity in E.";
    domain: Space::new("all real E").free("E").complete();
    judge<N>(case) {
        let e = case.number("E")?;
        let one = N::integer(1);
        let (above, below) = (e.clone() + one.clone(), e.clone() - one.clone());
        let (first, second) = (above.clone() - below.clone(), above.squared() - below.squared());
        let derivative = e.power(3) + N::integer(3) * e.squared() + N::integer(3) * e.clone() + one.clone();
        // dF/dE · dE/dt with dE/dt = 2E · (first/(E+1)) · (second/(E+1)²) / 3, times E²(E+1)³.
        let left = derivative * N::integer(2) * e.clone() * first.clone() * second.clone() * N::ratio(1, 3);
        let start = N::ratio(1, 2) + N::integer(3) - one.clone() - N::ratio(5, 2);
        Ok(Judgement::new()
            .equal("(1 − T)(E + 1)", first, N::integer(2))
            .equal("(1 − T²)(E + 1)²", second, N::integer(4) * e.clone())
            .equal("dF/dt · E²(E + 1)³", left, N::ratio(16, 3) * e.squared() * above.power(3))
            .equal("F(1)", start, N::integer(0)))
    }
}

claim! {
    pub struct TanhGainTimes = "krause_reimann::tanh_eigenvalues_pass_one_at_time_ten_and_reach_those_of_table1_at_time_1636", Own;
    place: "§3.2.2 (λ_1 = λ_2 = 2.43); open question 11";
    says: "φ = tanh, gradient flow on X' from W_0 = 0: the eigenvalue K of W_t is 1, where the number of fixed points goes from 1 to 9, at a time between 9.90 and 9.91, and 2.43 at a time between 1635 and 1636.";
    reading: "t = (3/16)(E²/2 + 3E + 6K − 1/E − 5/2), E = e^{2K} (`tanh_gain_grows_by_a_closed_equation`), which increases with K.";
    verdict: "Proved by enclosure.";
    domain: Space::new("K = 1 and K = 2.43").number("K", &[(1, 1), (243, 100)]).complete();
    judge<N>(case) {
        let k = case.number("K")?;
        let e = decided((N::integer(2) * k.clone()).elementary(Elementary::Exp), "an exponential")?;
        let inverse = decided(N::integer(1).over(&e), "a quotient")?;
        let f = e.squared() * N::ratio(1, 2) + N::integer(3) * e + N::integer(6) * k.clone() - inverse - N::ratio(5, 2);
        let t = f * N::ratio(3, 16);
        let (lo, hi) = if decided(k.same(&N::integer(1)), "K")? {
            (N::ratio(990, 100), N::ratio(991, 100))
        } else {
            (N::integer(1635), N::integer(1636))
        };
        let holds = match (lo.below(&t), t.below(&hi)) {
            (Some(a), Some(b)) => Some(a && b),
            _ => None,
        };
        Ok(Judgement::new().said(holds, format!("t = {t}"), format!("between {lo} and {hi}")))
    }
}

claim! {
    pub struct SigmoidSecondAttractor = "krause_reimann::sigmoid_net_has_two_attractors_exactly_beyond_weight_two", Own;
    place: "§3.2.2; Figure 1 (middle); open question 11: at which item loss does the sigmoid network acquire its second attractor?";
    says: "φ = 1/(1+e^(−t)), gradient flow on X' from W_0 = 0, weight L: for L ≤ 2 there is one fixed point and it attracts everything; for L > 2 there are three, of which the two with x_2 ≠ x_3 are asymptotically stable and the one with x_2 = x_3 is not.";
    reading: "After one step x_2 + x_3 = 1 and x_1 = σ(−L), and d = x_2 − x_3 moves by d ↦ tanh(Ld/2). Fixed points ±tanh z belong to L = 2z/tanh z > 2, with slope z(1 − tanh² z)/tanh z < 1 there and L/2 > 1 at d = 0; both inequalities together also make L increase with z, so that every L > 2 has one such pair. For L ≤ 2, |tanh(Ld/2)| < |d| for d ≠ 0.";
    verdict: "Exhausted for 1/12 ≤ z ≤ 40 (2.005 ≤ L ≤ 80) by enclosure.";
    domain: Space::new("1/12 ≤ z ≤ 40").between("z", (1, 12), (40, 1));
    judge<N>(case) {
        let z = case.number("z")?;
        let d = activate("tanh", z)?;
        let one = N::integer(1);
        let half = decided(z.over(&d), "a quotient by tanh z")?;
        let slope = half.clone() * (one.clone() - d.squared());
        let holds = match (one.below(&half), slope.below(&one)) {
            (Some(a), Some(b)) => Some(a && b),
            _ => None,
        };
        Ok(Judgement::new().said(holds, format!("L/2 = {half}, slope at the pair {slope}"), "> 1, < 1"))
    }
}

claim! {
    pub struct SigmoidThresholdLoss = "krause_reimann::sigmoid_second_attractor_appears_at_item_loss_one_over_one_plus_e_squared_squared", Own;
    place: "§3.2.2; open question 11: at which item loss does the sigmoid network acquire its second attractor?";
    says: "In the network of `sigmoid_net_has_two_attractors_exactly_beyond_weight_two` both item losses are σ(−L)²; so the second attractor is there exactly when the item loss is below 1/(1 + e²)², a number between .01420 and .01422. In Table 1 it is .0003.";
    reading: "Eq. 7 at 010 with the pre-activations (−L, L, −L), L = 2, and at 001 with (−L, −L, L); σ(−L) decreases.";
    verdict: "Proved by enclosure.";
    domain: Space::new("both items at L = 2").word("item", &["y010", "y001"]).complete();
    judge<N>(case) {
        let y = word_pattern::<N>(case.word("item")?);
        let two = N::integer(2);
        let out = y.iter()
            .map(|e| activate("sigmoid", &(two.clone() * (two.clone() * e.clone() - N::integer(1)))))
            .collect::<Result<Vec<N>, Undefined>>()?;
        let value = loss(&out, &y)?;
        let holds = match (N::ratio(1420, 100_000).below(&value), value.below(&N::ratio(1422, 100_000))) {
            (Some(a), Some(b)) => Some(a && b),
            _ => None,
        };
        Ok(Judgement::new().said(holds, format!("item loss {value}"), "between .01420 and .01422"))
    }
}
