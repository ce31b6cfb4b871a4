using System.Text;
using Sufficiency.Runner.Commands;
using Sufficiency.Runner.Terminal;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interruption = new Interruption();
return await CommandLine.RunAsync(args, CommandContext.OfThisProcess(), interruption.Token);
