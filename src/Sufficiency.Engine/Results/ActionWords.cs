using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Says in plain words whom an action reaches, what it changes and what it costs.</summary>
public static class ActionWords
{
    /// <summary>Whom it reaches.</summary>
    public static string Reach(PlannedAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var reach = action.Reach;
        var needs = reach.Needs == NeedSet.Every ? "every need"
            : string.Join(", ", NeedCodes.All.Where(reach.Needs.Contains).Select(need => need.ToCode()));
        string[] places = [.. reach.Towns, .. reach.Districts];
        var where = places.Length == 0 ? "everywhere" : $"in {string.Join(", ", places)}";
        var share = reach.Share >= 1.0 ? "" : $"{Percent(reach.Share)} of pupils: ";
        return $"{share}{needs}, {Ages(reach.YearGroups)}, {where}";
    }

    /// <summary>What it changes.</summary>
    public static string Effects(PlannedAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return string.Join("; ", action.Effects.Select(Effect));
    }

    /// <summary>What one of its effects changes, once it is built up.</summary>
    public static string Effect(ActionEffect effect) => effect switch
    {
        NewPlansEffect { Change: var change } => $"{Changed(change)} new plans",
        CeasingEffect { Change: var change } => $"the share of plans that cease {Moves(change)}",
        TierMove move => $"of new placings in need of {Tier(move.From)}, {Percent(move.Change)} come to need {Tier(move.To)}",
        PriceEffect price => $"{Price(price)} {Moves(price.Change)}",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    /// <summary>What it costs itself.</summary>
    public static string Cost(PlannedAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Cost is not { } cost) return "nothing";
        List<string> parts = [];
        if (cost.ByYear.Any(gbp => gbp != 0.0)) parts.Add(ByYear(cost.ByYear));
        if (cost.PerPupil > 0.0) parts.Add($"{Pounds(cost.PerPupil)} a pupil reached a year");
        return parts.Count == 0 ? "nothing" : $"{string.Join(" and ", parts)}, paid {(cost.IsHighNeeds ? "by high needs" : "elsewhere")}";
    }

    /// <summary>Sums by years since the start, the last of them once.</summary>
    private static string ByYear(IReadOnlyList<double> sums)
    {
        var last = sums.Count;
        while (last > 1 && sums[last - 2] == sums[^1]) last--;
        return last == 1 ? $"{Pounds(sums[0])} a year"
            : $"{string.Join(", then ", sums.Take(last).Select(Pounds))} a year from its start on";
    }

    /// <summary>The code of an effect in tables.</summary>
    internal static string KindOf(ActionEffect effect) => effect switch
    {
        NewPlansEffect => "new_plans",
        CeasingEffect => "ceasing",
        TierMove => "tier_move",
        PriceEffect => "price",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    private static string Tier(Tier tier) => tier switch
    {
        Domain.Pupils.Tier.Mainstream => "mainstream only",
        Domain.Pupils.Tier.Base => "a base",
        Domain.Pupils.Tier.Enhanced => "a special school or an enhanced base",
        Domain.Pupils.Tier.Special => "a special school",
        _ => "more than a state special school",
    };

    private static string Price(PriceEffect price)
    {
        var type = CodeLabels.Of(CodeLabels.ProvisionTypes, price.Type.ToCode()).ToLowerInvariant();
        if (price.Type != ProvisionType.OutOfCounty) return $"the top-up of a {type}";
        return price.Supply is null ? "the fee of a place out of county"
            : $"the fee of {CodeLabels.Of(CodeLabels.Supplies, price.Supply.Value.ToCode()).ToLowerInvariant()}";
    }

    private static string Ages(IReadOnlyList<YearGroup> groups) => groups.Count == ActionReach.EveryYearGroup.Count ? "every age"
        : string.Create(CultureInfo.InvariantCulture, $"age {groups.Min(group => group.Age)} to {groups.Max(group => group.Age) + 1}");

    private static string Changed(double change) => $"{Percent(Math.Abs(change))} {(change < 0.0 ? "fewer" : "more")}";

    private static string Moves(double change) => $"{(change < 0.0 ? "falls" : "rises")} by {Percent(Math.Abs(change))}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100.0:0.##}%");

    private static string Pounds(double gbp) => string.Create(CultureInfo.InvariantCulture, $"£{gbp:#,0}");
}
