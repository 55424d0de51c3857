//! Decomposed layers as a table and as JSON.

use serde_json::{Value, json};

use super::{Existence, Layer};
use crate::number::interval::Interval;

/// One row of the reports.
#[derive(Clone, Debug)]
pub struct Row {
    /// Name of the tensor.
    pub name: String,
    /// Rows and columns.
    pub shape: (usize, usize),
    /// Element type in the file.
    pub element: String,
    /// What was computed.
    pub layer: Layer,
    /// Whether the paper's factors exist.
    pub exist: Existence,
    /// How long it took.
    pub seconds: f64,
}

/// `{"lo": …, "hi": …}`; an unbounded end is `null`.
pub fn enclosure(x: Interval) -> Value {
    json!({"lo": x.lo(), "hi": x.hi()})
}

impl Row {
    /// The JSON object of one tensor.
    pub fn json(&self) -> Value {
        let layer = &self.layer;
        let bounds = |x: Option<Interval>| x.map_or(Value::Null, enclosure);
        let middle = |x: Option<Interval>| x.map_or(Value::Null, |x| json!(x.midpoint()));
        json!({
            "name": self.name,
            "shape": [self.shape.0, self.shape.1],
            "element": self.element,
            "rank": layer.rank,
            "rank_at_least": layer.rank_at_least,
            "singular_values": layer.svd.values().iter().copied().map(enclosure).collect::<Vec<_>>(),
            "spectral_norm": bounds(layer.svd.values().first().copied()),
            "frobenius_norm": enclosure(layer.svd.frobenius()),
            "spectral_error": enclosure(layer.optimum.spectral),
            "frobenius_error": enclosure(layer.optimum.frobenius),
            "attained_spectral_error": enclosure(layer.attained.spectral),
            "attained_frobenius_error": enclosure(layer.attained.frobenius),
            "relative_frobenius_error": bounds(layer.relative_error),
            "energy": middle(layer.energy),
            "energy_bounds": bounds(layer.energy),
            "stable_rank": middle(layer.stable_rank),
            "stable_rank_bounds": bounds(layer.stable_rank),
            "effective_rank": middle(layer.effective_rank),
            "effective_rank_bounds": bounds(layer.effective_rank),
            "numerical_rank_at_least": layer.svd.rank_at_least(),
            "exact_factors_exist": match self.exist {
                Existence::Yes => json!(true),
                Existence::No => json!(false),
                Existence::Unknown => Value::Null,
            },
            "seconds": self.seconds,
        })
    }
}

/// As many digits (at most six) as both ends agree on, `≤ x` where nothing but an upper bound is known, else both ends rounded outward.
///
/// ```
/// use elenchus::networks::lmd::text::certain;
/// use elenchus::number::interval::Interval;
/// let x = |lo, hi| certain(Interval::new(lo, hi).unwrap());
/// assert_eq!(x(1.2345678, 1.2345679), "1.23457");
/// assert_eq!(x(1.2345, 1.2349), "1.23");
/// assert_eq!(x(0.0, 1.2341e-13), "≤ 1.24e-13");
/// assert_eq!(x(1.0, 3.0), "[9.94e-1, 3.02e0]");
/// assert_eq!(x(0.0, 0.0), "0");
/// ```
pub fn certain(x: Interval) -> String {
    if x == Interval::ZERO {
        return "0".into();
    }
    if x.lo() == 0.0 && x.hi() > 0.0 {
        return format!("≤ {:.2e}", x.hi() * 1.006);
    }
    for digits in (2..=6).rev() {
        let (lo, hi) = (significant(x.lo(), digits), significant(x.hi(), digits));
        if lo == hi {
            return lo;
        }
    }
    // Rounding to three digits moves a number by at most half a per cent; moving it by a little more first keeps the bound a bound.
    let out = |x: f64, sign: f64| format!("{:.2e}", x + sign * 0.006 * x.abs());
    format!("[{}, {}]", out(x.lo(), -1.0), out(x.hi(), 1.0))
}

fn significant(x: f64, digits: usize) -> String {
    if x == 0.0 {
        return "0".into();
    }
    let scientific = format!("{x:.*e}", digits - 1);
    let exponent: i32 = scientific
        .rsplit('e')
        .next()
        .and_then(|e| e.parse().ok())
        .unwrap_or(0);
    if (-4..7).contains(&exponent) && exponent < digits as i32 {
        format!("{x:.*}", (digits as i32 - 1 - exponent) as usize)
    } else {
        scientific
    }
}

/// The table: one line a tensor, then what was skipped. Numbers are those of [`certain`].
pub fn table(rows: &[Row], skipped: &[(String, String)]) -> String {
    let head = [
        "tensor",
        "shape",
        "rank",
        "‖W‖₂",
        "σ(n′+1)",
        "‖W−W′‖_F",
        "relative",
        "energy",
        "stable rank",
        "eff. rank",
        "eq. 4",
        "time",
    ];
    let optional = |x: Option<Interval>| x.map_or("–".to_string(), certain);
    let mut lines = vec![head.map(str::to_string).to_vec()];
    for row in rows {
        let layer = &row.layer;
        let rank = if layer.rank_at_least == layer.rank {
            layer.rank.to_string()
        } else {
            format!("{}–{}", layer.rank_at_least, layer.rank)
        };
        lines.push(vec![
            row.name.clone(),
            format!("{}×{}", row.shape.0, row.shape.1),
            rank,
            optional(layer.svd.values().first().copied()),
            certain(layer.optimum.spectral),
            certain(layer.optimum.frobenius),
            optional(layer.relative_error),
            optional(layer.energy),
            optional(layer.stable_rank),
            optional(layer.effective_rank),
            match row.exist {
                Existence::Yes => "exact",
                Existence::No => "approx.",
                Existence::Unknown => "open",
            }
            .to_string(),
            format!("{:.2} s", row.seconds),
        ]);
    }
    let mut out = String::new();
    if !rows.is_empty() {
        let widths: Vec<usize> = (0..head.len())
            .map(|c| {
                lines
                    .iter()
                    .map(|l| l[c].chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let rule = widths
            .iter()
            .map(|w| "─".repeat(*w))
            .collect::<Vec<_>>()
            .join("──");
        for (i, line) in lines.iter().enumerate() {
            let cells: Vec<String> = line
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(c, (cell, &w))| {
                    if c == 0 {
                        format!("{cell:<w$}")
                    } else {
                        format!("{cell:>w$}")
                    }
                })
                .collect();
            out.push_str(cells.join("  ").trim_end());
            out.push('\n');
            if i == 0 {
                out.push_str(&rule);
                out.push('\n');
            }
        }
        out.push_str(
            "\nW′ is a best approximation of rank n′; every digit printed is certified. eq. 4: whether O_dist·S′·I_dist = S has an exact solution.\n",
        );
    }
    for (name, reason) in skipped {
        out.push_str(&format!("skipped {name}: {reason}\n"));
    }
    out
}
