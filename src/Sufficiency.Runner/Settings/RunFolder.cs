using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Runner.Settings;

/// <summary>Chooses the folder of a run that the user did not name.</summary>
internal static class RunFolder
{
    /// <summary>Where runs lie unless another folder is named.</summary>
    public const string DefaultParent = "runs";

    private const int MostLetters = 100;
    private const int MostLettersOfAChange = 40;

    /// <summary>The name of a run from its parts, short enough for every disk; the same for the same parts.</summary>
    public static string NameOf(IEnumerable<string> parts) => FolderName.MadeSafe(string.Join('-', parts), MostLetters);

    /// <summary>A replaced figure as part of a run's name: openings.faringdon=2028 is openings.faringdon-2028.</summary>
    public static string NameOfChange(string change) => FolderName.MadeSafe(
        change.Replace("*=", "-times-", StringComparison.Ordinal).Replace("+=", "-plus-", StringComparison.Ordinal)
            .Replace("-=", "-minus-", StringComparison.Ordinal), MostLettersOfAChange);

    /// <summary>The first free folder of that name under <c>runs</c>: name, name-2, name-3 …</summary>
    public static string Choose(string currentFolder, string name)
    {
        var runs = Path.Combine(currentFolder, DefaultParent);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => Path.Combine(runs, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")))
            .First(folder => !Directory.Exists(folder) && !File.Exists(folder));
    }
}
