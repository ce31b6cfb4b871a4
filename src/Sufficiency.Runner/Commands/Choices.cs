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

    /// <summary>An option that takes one of some words; its default is printed as it is typed.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What it does.</param>
    /// <param name="words">Its words.</param>
    /// <param name="otherwise">The word that holds where none is given.</param>
    public static Option<Choice<T>> Option<T>(string name, string description, IReadOnlyDictionary<string, T> words, string otherwise)
        where T : struct
    {
        var option = new Option<Choice<T>>(name)
        {
            Description = description,
            CustomParser = Parser(words),
            DefaultValueFactory = _ => new(otherwise, words[otherwise]),
            HelpName = string.Join('|', words.Keys),
        };
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    private static Func<ArgumentResult, Choice<T>> Parser<T>(IReadOnlyDictionary<string, T> words)
        where T : struct => argument => Word(argument, words);

    /// <summary>Reads one of the words; anything else is an error that names them all.</summary>
    public static Choice<T> Word<T>(ArgumentResult argument, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var word = argument.Tokens[^1].Value;
        if (words.TryGetValue(word, out var meaning)) return new(word.ToLowerInvariant(), meaning);
        var meant = NearestName.Find(word, words.Keys) is { } nearest ? $" Did you mean {nearest}?" : "";
        argument.AddError($"«{word}» is not one of {string.Join(", ", words.Keys)}.{meant}");
        return default;
    }

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
