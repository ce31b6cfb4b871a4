using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Actions;

/// <summary>Looks whether actions start within the years of a pack and name places that it has.</summary>
internal static class ActionsSuitThePack
{
    /// <summary>Reports every fault.</summary>
    public static void Check(ActionFile file, PlanningDataset dataset, IssueCollector issues)
    {
        var towns = dataset.Areas.Select(area => area.PlaceName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var districts = dataset.Areas.Select(area => area.DistrictName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        foreach (var action in file.Actions)
        {
            if (!dataset.Horizon.Contains(action.Starts))
                Report(action, "starts", $"{action.Starts.StartYear}", $"{action.Name} starts outside the years of the plan.",
                    $"Give a year from {dataset.Horizon.First.StartYear} to {dataset.Horizon.Last.StartYear}.");
            CheckNames(action, "towns", action.Reach.Towns, towns);
            CheckNames(action, "districts", action.Reach.Districts, districts);
        }

        void CheckNames(PlannedAction action, string entry, IReadOnlyList<string> names, IReadOnlyList<string> known)
        {
            foreach (var name in names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
                Report(action, entry, name, "No home area of the pack has this name.",
                    NearestName.Advise(name, known, $"The {entry} are {string.Join(", ", known)}."));
        }

        void Report(PlannedAction action, string entry, string value, string problem, string advice) => issues.Add(new(
            file.Name, file.Lines.TryGetValue((action.Id, entry), out var line) ? line : null,
            $"actions[{action.Id}].{(entry == "starts" ? "" : "reach.")}{entry}", value, problem, advice), problem);
    }
}
