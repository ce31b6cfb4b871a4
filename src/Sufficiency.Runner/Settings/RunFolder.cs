using System.Globalization;

namespace Sufficiency.Runner.Settings;

/// <summary>Chooses the folder of a run that the user did not name.</summary>
internal static class RunFolder
{
    /// <summary>Where runs lie unless another folder is named.</summary>
    public const string DefaultParent = "runs";

    /// <summary>The first free folder of that name under <c>runs</c>: name, name-2, name-3 …</summary>
    public static string Choose(string currentFolder, string name)
    {
        var runs = Path.Combine(currentFolder, DefaultParent);
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => Path.Combine(runs, number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")))
            .First(folder => !Directory.Exists(folder) && !File.Exists(folder));
    }
}
