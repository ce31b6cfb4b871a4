using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>What a data pack holds, on one page.</summary>
internal static class PackPage
{
    public static void Write(Screen screen, PackInspection pack)
    {
        var carried = string.Concat(pack.Horizon.Years.Where(pack.Horizon.IsCarried).Select(year => $", expected in {year}"));
        screen.Heading(
            $"{pack.Title}: counted in {pack.Horizon.Base}{carried}, planned {pack.Horizon.FirstPlanned} to {pack.Horizon.Last}");
        screen.Line($"{Words.Count(pack.Plans)} EHC plans over {Words.Count(pack.AreaCount)} home areas; {Words.Count(pack.AwaitingPlace)} "
            + "pupils await a place.");
        screen.Table(
            ["Provision", "Schools and bases", "Without a limit", "Places of the others", "Pupils counted"],
            pack.Provision.Select(row => (IReadOnlyList<string>)
            [
                Words.Provision(row.Type), Words.Count(row.Providers), Words.Count(row.WithoutLimit), Words.Count(row.Places),
                Words.Count(row.Pupils),
            ]));
        screen.Line($"{Words.Count(pack.Schemes.Committed)} committed and {Words.Count(pack.Schemes.Optional)} optional schemes.");
        if (pack.Schemes.Generic > 0) screen.Line($"{Words.Count(pack.Schemes.Generic)} generic schemes, not proposed by anyone.");
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Assumption register: {pack.Assumptions[Certainty.Found]} figures found in a source, {pack.Assumptions[Certainty.Derived]} "
                + $"derived, {pack.Assumptions[Certainty.Assumed]} assumed."));
        AdditionLines.Write(screen, pack.Additions);
        foreach (var change in pack.Overrides)
            screen.Line($"Replaced: {change.Path} = {change.NewValue} (was {change.OldValue ?? "not given"})");
        WarningSection.WriteAll(screen, pack.Warnings);
    }
}
