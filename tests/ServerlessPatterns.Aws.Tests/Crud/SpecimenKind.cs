namespace ServerlessPatterns.Aws.Tests.Crud;

internal enum SpecimenKind
{
    Plain,
    Rare,
}
