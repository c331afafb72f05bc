"""Signing in with OAuth 2.0 (RFC 6749) and OpenID Connect.

As in ``flow.py``, what has to be waited for is yielded as a function, so that the
synchronous and the asynchronous client share every line. No OAuth library is used:
Authlib's sessions and oauthlib's clients each stand on an HTTP library of their own
choice and write forms alone, while a package of this kind has a transport already,
meets servers that take JSON, and is installed without cryptography otherwise.
"""
