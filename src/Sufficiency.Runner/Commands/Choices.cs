using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Runner.Commands;

/// <summary>Words that options take, with what they mean.</summary>
internal static class Choices
{
    public static IReadOnlyDictionary<string, AreaLevel> Areas { get; } =
        new Dictionary<string, AreaLevel>(StringComparer.OrdinalIgnoreCase) { ["lsoa"] = AreaLevel.Lsoa, ["msoa"] = AreaLevel.Msoa };

    public static IReadOnlyDictionary<string, SchemeChoice> Schemes { get; } =
        new Dictionary<string, SchemeChoice>(StringComparer.OrdinalIgnoreCase)
        {
            ["choose"] = SchemeChoice.Choose,
            ["named"] = SchemeChoice.Named,
            ["as-planned"] = SchemeChoice.AsPlanned,
            ["none"] = SchemeChoice.None,
        };

    /// <summary>Reads one of the words; anything else is an error that names them all.</summary>
    public static Func<ArgumentResult, T> Parser<T>(IReadOnlyDictionary<string, T> words)
        where T : struct => argument =>
    {
        var word = argument.Tokens[^1].Value;
        if (words.TryGetValue(word, out var meaning)) return meaning;
        var meant = NearestName.Find(word, words.Keys) is { } nearest ? $" Did you mean {nearest}?" : "";
        argument.AddError($"«{word}» is not one of {string.Join(", ", words.Keys)}.{meant}");
        return default;
    };

    /// <summary>Names of those options that were given.</summary>
    public static List<string> Given(ParseResult result, IEnumerable<Option> options) =>
        [.. options.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name)];

    /// <summary>Reads a number with a full stop as decimal mark; anything that does not hold is the error given.</summary>
    public static double Number(ArgumentResult argument, Func<double, bool> holds, string otherwise)
    {
        if (double.TryParse(argument.Tokens[^1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && holds(number))
            return number;
        argument.AddError(otherwise);
        return default;
    }
}
