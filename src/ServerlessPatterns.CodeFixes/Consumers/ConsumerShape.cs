using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A handler whose loop does nothing but read a message of each record and handle it.</summary>
/// <param name="Class">The class.</param>
/// <param name="Type">The class's symbol.</param>
/// <param name="Handler">The method that Lambda invokes.</param>
/// <param name="Messages">Its loop.</param>
/// <param name="PerMessage">The method that the loop calls for each record; null where the loop handles it itself.</param>
/// <param name="Record">The record that the message is read of.</param>
/// <param name="Message">What reads the message.</param>
/// <param name="Context">The ILambdaContext parameter; null where nothing uses it.</param>
/// <param name="UsesRecord">Whether the record is asked for more than its body, which a MessageContext knows too.</param>
/// <param name="Settings">What its attributes say.</param>
internal sealed record ConsumerShape(
    TypeDeclarationSyntax Class,
    INamedTypeSymbol Type,
    MethodDeclarationSyntax Handler,
    MessageLoop Messages,
    MethodDeclarationSyntax? PerMessage,
    ISymbol Record,
    MessageRead Message,
    ParameterSyntax? Context,
    bool UsesRecord,
    SourceSettings Settings)
{
    /// <summary>The method that becomes HandleAsync.</summary>
    public MethodDeclarationSyntax Becomes => PerMessage ?? Handler;

    /// <summary>What returns at the method's end, where it is not asynchronous.</summary>
    public ReturnStatementSyntax? Last => PerMessage is null && Handler.Body!.Statements is [_, ReturnStatementSyntax last] ? last : null;
}
