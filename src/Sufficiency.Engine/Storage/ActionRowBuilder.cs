using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>The actions of a run as rows.</summary>
internal static class ActionRowBuilder
{
    public static IReadOnlyList<ActionRow> Actions(PlanningDataset dataset) => Sorted(dataset.Actions.Select((action, i) => new ActionRow
    {
        ActionId = action.Id,
        Position = i + 1,
        Name = action.Name,
        Challenge = action.Challenge,
        FirstYear = action.Starts.StartYear,
        ReachShare = action.Reach.Share,
        Reach = ActionWords.Reach(action),
        Effects = ActionWords.Effects(action),
        Cost = ActionWords.Cost(action),
        PerPupilGbp = action.Cost?.PerPupil ?? 0.0,
        IsHighNeeds = action.Cost?.IsHighNeeds ?? false,
        Source = action.Provenance.Source,
        SourceYear = action.Provenance.Year,
        Certainty = Code(action.Provenance),
    }), row => row.ActionId);

    public static IReadOnlyList<ActionYearRow> Years(PlanningDataset dataset) =>
        Sorted(dataset.Actions.SelectMany(action => dataset.Horizon.Years.Select(year =>
            new ActionYearRow(action.Id, year.StartYear, action.BuildUpIn(year), action.FixedCostIn(year)))), row => row.ActionId);

    public static IReadOnlyList<ActionReachRow> Reach(PlanningDataset dataset) => Sorted(
        from action in dataset.Actions
        from need in NeedCodes.All.Where(action.Reach.Needs.Contains)
        from yearGroup in action.Reach.YearGroups.Order()
        select new ActionReachRow(action.Id, need.ToCode(), yearGroup.Value), row => row.ActionId);

    public static IReadOnlyList<ActionAreaRow> Areas(PlanningDataset dataset) =>
        Sorted(dataset.Actions.SelectMany(action => dataset.Areas.Where(action.Reach.Includes)
            .Select(area => new ActionAreaRow(action.Id, area.Code.Value))), row => row.ActionId);

    public static IReadOnlyList<ActionEffectRow> Effects(PlanningDataset dataset) =>
        Sorted(dataset.Actions.SelectMany(action => action.Effects.Select((effect, i) => Row(action, effect, i + 1))), row => row.ActionId);

    private static ActionEffectRow Row(PlannedAction action, ActionEffect effect, int number)
    {
        var provenance = effect.Provenance ?? action.Provenance;
        return new()
        {
            ActionId = action.Id,
            Number = number,
            Kind = ActionWords.KindOf(effect),
            FromTier = (effect as TierMove)?.From.ToCode(),
            ToTier = (effect as TierMove)?.To.ToCode(),
            ProvisionType = (effect as PriceEffect)?.Type.ToCode(),
            Supply = (effect as PriceEffect)?.Supply?.ToCode(),
            Change = effect.Change,
            Source = provenance.Source,
            SourceYear = provenance.Year,
            Certainty = Code(provenance),
        };
    }

    private static string Code(Provenance provenance) => provenance.Certainty.ToTableCode();

    /// <summary>By the action's identifier, in the order of the rows where it is the same.</summary>
    private static List<TRow> Sorted<TRow>(IEnumerable<TRow> rows, Func<TRow, string> id) =>
        [.. rows.OrderBy(id, StringComparer.Ordinal)];
}
