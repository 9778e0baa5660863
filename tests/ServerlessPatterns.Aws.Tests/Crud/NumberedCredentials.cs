using System.Globalization;
using Amazon.Runtime;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Credentials that are others each time they are asked for, as those of a role are after some time.</summary>
internal sealed class NumberedCredentials : AWSCredentials
{
    private int _count;

    public static string SecretOf(int number) => "secret" + number.ToString(CultureInfo.InvariantCulture);

    public static string TokenOf(int number) => "session+token/==" + number.ToString(CultureInfo.InvariantCulture);

    public override ImmutableCredentials GetCredentials()
    {
        var number = Interlocked.Increment(ref _count);
        return new ImmutableCredentials("AKID" + number.ToString(CultureInfo.InvariantCulture), SecretOf(number), TokenOf(number));
    }
}
