using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Gathers warnings; of one column of one file it keeps the heaviest few and counts the rest.</summary>
internal sealed class WarningCollector
{
    /// <summary>Warnings of one column of one file that are shown one by one.</summary>
    public const int ShownOfAColumn = 5;

    private readonly List<DataWarning> warnings = [];

    /// <summary>Adds a warning.</summary>
    public void Add(DataWarning warning) => warnings.Add(warning);

    /// <summary>The warnings, in the order of file and line.</summary>
    public IReadOnlyList<DataWarning> ToList() =>
    [
        .. warnings.GroupBy(warning => (warning.File, warning.Column)).SelectMany(Shown)
            .OrderBy(warning => warning.File, StringComparer.Ordinal).ThenBy(warning => warning.Line ?? 0)
            .ThenBy(warning => warning.Check, StringComparer.Ordinal),
    ];

    private static IEnumerable<DataWarning> Shown(IEnumerable<DataWarning> alike)
    {
        var all = alike.OrderByDescending(warning => warning.Weight).ThenBy(warning => warning.Line).ToList();
        if (all.Count <= ShownOfAColumn) return all;
        var rest = all.Skip(ShownOfAColumn).MinBy(warning => warning.Line ?? 0)!;
        return
        [
            .. all.Take(ShownOfAColumn),
            rest with
            {
                Value = null,
                Finding = string.Create(CultureInfo.InvariantCulture,
                    $"There are {all.Count - ShownOfAColumn:N0} more figures of this column to look at from here on."),
                Usual = "",
                Advice = "Look at those shown, then for the same in the rest.",
                Weight = 0.0,
            },
        ];
    }
}
