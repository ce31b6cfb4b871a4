using System.Reflection;

namespace Sufficiency.Runner.Terminal;

/// <summary>What a user sees of our own fault.</summary>
internal static class FaultReport
{
    /// <summary>Writes a short message, and all of it where details are asked for.</summary>
    public static void Write(TextWriter error, Exception fault, bool showsDetails)
    {
        error.WriteLine($"Something went wrong inside Sufficiency: {fault.Message}");
        error.WriteLine("This is a fault of the program, not of your data. Earlier runs are untouched.");
        if (showsDetails)
        {
            error.WriteLine(fault);
            return;
        }

        var version = typeof(FaultReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        error.WriteLine(
            $"Please report it with your command line, version {version} and the details: run the same again with the environment variable "
                + "SUFFICIENCY_DEBUG=1.");
    }
}
