using OrToolsSolver = Google.OrTools.LinearSolver.Solver;

namespace Sufficiency.Solver.Mip;

/// <summary>OR-Tools' native library. It is loaded on first use, and says plainly if it cannot be loaded.</summary>
internal static class OrToolsLibrary
{
    private const string Advice =
        "Install Sufficiency again, in the build for this system (Windows, Linux or macOS on an x64 or arm64 processor; Windows needs the "
        + "Microsoft Visual C++ Redistributable). Nothing was planned.";

    /// <summary>Name and version of the package.</summary>
    public static string Description { get; } = $"OR-Tools {typeof(OrToolsSolver).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Loads the library and tries every back end that the engine asks for.</summary>
    /// <exception cref="SolverUnavailableException">It cannot be loaded, or lacks a back end.</exception>
    public static void Load()
    {
        foreach (var backEnd in Enum.GetValues<BlockBackEnd>()) Create(BackEndSettings.Of(backEnd).Name).Dispose();
    }

    /// <summary>A new solver of a back end.</summary>
    /// <exception cref="SolverUnavailableException">The library cannot be loaded, or lacks the back end.</exception>
    public static OrToolsSolver Create(string name)
    {
        try
        {
            return OrToolsSolver.CreateSolver(name) ?? throw new SolverUnavailableException(
                $"The solver OR-Tools on this machine has no {name}. {Advice}");
        }
        catch (Exception fault) when (
            fault is TypeInitializationException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new SolverUnavailableException(
                $"The solver OR-Tools cannot run on this machine: {Root(fault).Message.ReplaceLineEndings(" ")} {Advice}", fault);
        }
    }

    private static Exception Root(Exception fault) => fault.InnerException is { } inner ? Root(inner) : fault;
}
