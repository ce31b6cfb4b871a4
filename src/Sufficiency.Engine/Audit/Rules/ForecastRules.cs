using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The range of the forecast lies around the plans that are planned for.</summary>
internal static class ForecastRules
{
    /// <summary>The checks of the table that scenarios of a sweep leave out.</summary>
    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        .. TableRules.Of(DemandTableDefinitions.ForecastRange),
        new("ForecastRange", "forecast_range f", "f.low_plans >= 0 AND f.low_plans <= f.central_plans AND f.central_plans <= f.high_plans",
            "'the range of ' || f.kind || ' in ' || label(f.academic_year) || ' does not lie around its centre'"),
        new("ForecastRange",
            """
            (SELECT f.kind, f.academic_year, f.central_plans, coalesce((SELECT sum(k.pupils) FROM stock k
                WHERE k.academic_year = f.academic_year AND CASE f.kind WHEN 'all' THEN true ELSE k.year_group BETWEEN 0 AND 14
                    AND list_contains(CASE f.kind WHEN 'mainstream' THEN ['M'] WHEN 'resource_base' THEN ['B']
                        WHEN 'special_or_beyond' THEN ['S', 'X'] WHEN 'specialist' THEN ['B', 'E', 'S', 'X'] END, k.tier::VARCHAR) END), 0)
                AS plans
            FROM forecast_range f) f
            """,
            AuditCheck.Agree("f.central_plans", "f.plans"),
            "format('{} in {}: {:.4f} plans, {:.4f} by the forecast', f.kind, label(f.academic_year), f.central_plans, f.plans)"),
    ];
}
