namespace Sufficiency.Engine.Results.Tables;

/// <summary>An action of a run.</summary>
internal sealed record ActionRow
{
    public required string ActionId { get; init; }

    public required int Position { get; init; }

    public required string Name { get; init; }

    public required string Challenge { get; init; }

    public required int FirstYear { get; init; }

    public required double ReachShare { get; init; }

    public required string Reach { get; init; }

    public required string Effects { get; init; }

    public required string Cost { get; init; }

    public required double PerPupilGbp { get; init; }

    public required bool IsHighNeeds { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}

/// <summary>How much of its full effect an action has in a year, and what it costs beside what each pupil adds.</summary>
internal sealed record ActionYearRow(string ActionId, int AcademicYear, double BuildUp, double CostGbp);

/// <summary>A need and year group that an action is meant for.</summary>
internal sealed record ActionReachRow(string ActionId, string Need, int YearGroup);

/// <summary>An area that an action is meant for.</summary>
internal sealed record ActionAreaRow(string ActionId, string AreaCode);

/// <summary>An effect of an action.</summary>
internal sealed record ActionEffectRow
{
    public required string ActionId { get; init; }

    public required int Number { get; init; }

    public required string Kind { get; init; }

    public required string? FromTier { get; init; }

    public required string? ToTier { get; init; }

    public required string? ProvisionType { get; init; }

    public required string? Supply { get; init; }

    public required double Change { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}

/// <summary>The actions that a run was made with; empty where it has none.</summary>
internal static class ActionTableDefinitions
{
    private const string ActionsTable = "actions";

    public static TableDefinition<ActionRow> Actions { get; } = new TableBuilder<ActionRow>(
            ActionsTable, "Actions that this run was made with; empty where it has none.", "action_id")
        .Text("action_id", row => row.ActionId, "action")
        .Integer("position", row => row.Position, "", "place in the file, from 1")
        .Text("name", row => row.Name, "name")
        .Text("challenge", row => row.Challenge, "the challenge that it answers")
        .Integer("first_year", row => row.FirstYear, "academic year", "first year with an effect")
        .Number("reach_share", row => row.ReachShare, "0..1", "share of the pupils meant who are reached")
        .Text("reach", row => row.Reach, "whom it reaches, in words")
        .Text("effects", row => row.Effects, "what it changes, in words")
        .Text("cost", row => row.Cost, "what it costs itself, in words")
        .Number("per_pupil_gbp", row => row.PerPupilGbp, "GBP a pupil a year", "its cost for each pupil with a plan who is reached")
        .YesNo("is_high_needs", row => row.IsHighNeeds, "whether the high needs block pays it")
        .Text("source", row => row.Source, "where its figures come from")
        .Text("source_year", row => row.SourceYear, "the period they speak of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    public static TableDefinition<ActionYearRow> Years { get; } = new TableBuilder<ActionYearRow>(
            "action_years", "How much of its full effect an action has in a year, and what it costs.", "action_id", "academic_year")
        .Text("action_id", row => row.ActionId, "action", ActionsTable)
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("build_up", row => row.BuildUp, "0..1", "share of the full effect")
        .Number("cost_gbp", row => row.CostGbp, "GBP", "its cost in the year, beside what each pupil adds")
        .Build();

    public static TableDefinition<ActionReachRow> Reach { get; } = new TableBuilder<ActionReachRow>(
            "action_reach", "Needs and year groups that an action is meant for.", "action_id", "need", "year_group")
        .Text("action_id", row => row.ActionId, "action", ActionsTable)
        .Text("need", row => row.Need, "primary need", "needs")
        .Integer("year_group", row => row.YearGroup, "year group", "year group; of plans that cease the one before")
        .Build();

    public static TableDefinition<ActionAreaRow> Areas { get; } = new TableBuilder<ActionAreaRow>(
            "action_areas", "Areas that an action is meant for.", "action_id", "area_code")
        .Text("action_id", row => row.ActionId, "action", ActionsTable)
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Build();

    public static TableDefinition<ActionEffectRow> Effects { get; } = new TableBuilder<ActionEffectRow>(
            "action_effects", "What an action changes.", "action_id", "number")
        .Text("action_id", row => row.ActionId, "action", ActionsTable)
        .Integer("number", row => row.Number, "", "place in the list, from 1")
        .Text("kind", row => row.Kind, "new_plans, ceasing, tier_move or price")
        .Text("from_tier", row => row.FromTier, "tier that new placings leave; only of a tier_move", "tiers", required: false)
        .Text("to_tier", row => row.ToTier, "tier that they join", "tiers", required: false)
        .Text("provision_type", row => row.ProvisionType, "whose price changes; only of a price", "provision_types", required: false)
        .Text("supply", row => row.Supply, "how its places are come by; empty for all of them", required: false)
        .Number("change", row => row.Change, "share", "change as a share, -0.1 is a tenth less; of a tier_move the share that moves")
        .Text("source", row => row.Source, "where the figure comes from")
        .Text("source_year", row => row.SourceYear, "the period it speaks of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Actions, Areas, Effects, Reach, Years];
}
