using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// The members that an implementation of ILambdaContext and ILambdaLogger must have, read from the version of Amazon.Lambda.Core that the
/// project references.
/// </summary>
internal sealed record LambdaCoreModel(EquatableArray<InterfaceMember> Context, EquatableArray<InterfaceMember> Logger);
