using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Actions made in code.</summary>
internal static class SmallActions
{
    /// <summary>Three actions for the small pack of the engine's tests: new plans, a move with a price, and ceasing.</summary>
    public const string File = """
        actions:
          - id: early-help
            name: Help before a plan
            challenge: Requests grow.
            starts: 2026
            build_up: [0.5, 1]
            reach: {needs: [ASD, SEMH], phases: [primary], towns: [Northtown]}
            effects: [{new_plans_percent: -20}]
            cost: {gbp: [10000, 5000], per_pupil_gbp: 25, paid_by: high_needs}
            source: invented
            year: "2025"
            certainty: assumed
          - id: bases
            name: Bases first
            challenge: Special schools are full.
            starts: 2025
            effects:
              - {from_tier: S, to_tier: B, share: 0.3}
              - {provision_type: out_of_county, price_percent: -5}
            source: invented
            year: "2025"
            certainty: assumed
          - id: reviews
            name: Reviews
            challenge: Plans go on.
            starts: 2026
            reach: {year_groups: 9 to 21}
            effects: [{ceasing_percent: 50}]
            cost: {gbp: 4000, paid_by: elsewhere}
            source: invented
            year: "2025"
            certainty: assumed
        """;

    /// <summary>An action that reaches everybody from a year on.</summary>
    public static PlannedAction From(int year, params ActionEffect[] effects) => new()
    {
        Id = "a",
        Name = "An action",
        Challenge = "A challenge.",
        Starts = new(year),
        Effects = effects,
        Provenance = new("invented", "2025", Certainty.Assumed),
    };
}
